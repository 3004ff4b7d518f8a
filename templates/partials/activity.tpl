{{%AUTOESCAPE context="HTML"}}
{{! One line about what happened in a thread, by nobody in particular. Markers: ID, BODY, AT_ISO, AT_TEXT. }}
<li class="activity" id="message-{{ID}}">
  {{BODY}} · <time datetime="{{AT_ISO}}" data-part="local_time" data-form="clock">{{AT_TEXT}}</time>
</li>
