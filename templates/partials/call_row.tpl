{{%AUTOESCAPE context="HTML"}}
{{! One call in the log. Markers: STATIC, URL, NAME, NUMBER, INITIALS, CONTACT_TONE, DIRECTION ("Incoming"), ICON, TONE,
    TITLE, REASON inside section REASONED, AGENT, LINE, DURATION, AT_ISO, AT_TEXT; section RECORDED. }}
<tr class="call-row">
  <td class="call-row-contact">
    <span class="avatar tone-{{CONTACT_TONE}}" aria-hidden="true">{{INITIALS}}</span>
    <a class="call-row-link" href="{{URL}}">{{NAME}}</a><span class="quiet">{{NUMBER}}</span>
  </td>
  <td class="call-row-outcome">
    <span class="outcome tone-text-{{TONE}}"><svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#{{ICON}}"></use></svg>{{TITLE}}</span>
    <span class="quiet">{{DIRECTION}}{{#REASONED}} · {{REASON}}{{/REASONED}}</span>
  </td>
  <td class="call-row-agent">{{AGENT}}</td>
  <td class="call-row-line">{{LINE}}</td>
  <td class="call-row-duration numeric">{{DURATION}}</td>
  <td class="call-row-time numeric"><time datetime="{{AT_ISO}}" data-part="local_time" data-form="full">{{AT_TEXT}}</time></td>
  <td class="call-row-recording">{{#RECORDED}}<a class="icon-button" href="{{URL}}#recording" title="[[Recording]]" aria-label="[[Recording of the call with]] {{NAME}}"><svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#wave"></use></svg></a>{{/RECORDED}}</td>
</tr>
