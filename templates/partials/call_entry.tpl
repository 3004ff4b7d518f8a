{{%AUTOESCAPE context="HTML"}}
{{! A call as it stands in a thread. Markers: STATIC, ID, URL, ICON, TONE (good, warn, bad, quiet, live), TITLE ("Call
    ended"), DETAIL ("Handled by Priya Nair") inside section DETAILED, DURATION inside section LASTED, AT_ISO, AT_TEXT;
    includes PLAYER (partials/player.tpl) when there is a recording. }}
<li class="call-entry" id="call-{{ID}}">
  <div class="call-entry-box">
    <span class="call-entry-icon tone-fill-{{TONE}}" aria-hidden="true"><svg class="icon"><use href="{{STATIC}}/img/icons.svg#{{ICON}}"></use></svg></span>
    <div class="call-entry-text">
      <a class="call-entry-title" href="{{URL}}">{{TITLE}}</a>
      {{#DETAILED}}<p class="call-entry-detail">{{DETAIL}}</p>{{/DETAILED}}
    </div>
    <p class="call-entry-facts">
      {{#LASTED}}<span class="call-entry-duration"><span class="only-heard">[[Duration]] </span>{{DURATION}}</span>{{/LASTED}}
      <time datetime="{{AT_ISO}}" data-part="local_time" data-form="clock">{{AT_TEXT}}</time>
    </p>
    {{>PLAYER}}
  </div>
</li>
