{{%AUTOESCAPE context="HTML"}}
{{! One conversation in the inbox list. Markers: STATIC, ID, URL, NAME, INITIALS, TONE, PREVIEW, AT_ISO, AT_TEXT;
    ICON and CALL_TONE inside section CALL; section HERE when it is the one shown. }}
<li>
  <a class="conversation-row" id="row-{{ID}}" href="{{URL}}"{{#HERE}} aria-current="true"{{/HERE}}>
    <span class="avatar tone-{{TONE}}" aria-hidden="true">{{INITIALS}}</span>
    <span class="conversation-row-name">{{NAME}}</span>
    <time class="conversation-row-time" datetime="{{AT_ISO}}" data-part="local_time" data-form="short">{{AT_TEXT}}</time>
    <span class="conversation-row-preview">{{#CALL}}<svg class="icon tone-text-{{CALL_TONE}}" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#{{ICON}}"></use></svg>{{/CALL}}{{PREVIEW}}</span>
  </a>
</li>
