{{%AUTOESCAPE context="HTML"}}
{{! One thing written in a thread. Markers: ID, DIRECTION ("in" or "out"), KIND ("text", "note", ...), BODY (may have line
    ends, hence :p), AT_ISO, AT_TEXT, WHO (for ears: who wrote it), AUTHOR inside section AUTHORED. }}
<li class="message message-{{DIRECTION}} message-{{KIND}}" id="message-{{ID}}">
  <div class="message-bubble">
    <span class="only-heard">{{WHO}}: </span>
    <p class="message-body">{{BODY:p}}</p>
  </div>
  <p class="message-foot">{{#AUTHORED}}<span aria-hidden="true">{{AUTHOR}}</span> {{/AUTHORED}}<time datetime="{{AT_ISO}}" data-part="local_time" data-form="clock">{{AT_TEXT}}</time></p>
</li>
