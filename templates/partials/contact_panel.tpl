{{%AUTOESCAPE context="HTML"}}
{{! Who the customer is: right of the thread, or over it on narrow screens when its address part is #contact.
    Markers: STATIC, NAME, INITIALS, TONE, LINE, LINE_NUMBER, AT_ISO, AT_TEXT (first contact); section IDENTITY once for each key
    (LABEL, VALUE); section CALLED once for each recent call (URL, ICON, TONE, TITLE, AT_ISO, AT_TEXT); NO_CALLS. }}
<aside class="contact-panel" id="contact" tabindex="-1" aria-labelledby="contact-name">
  <a class="icon-button contact-panel-close" href="#thread" aria-label="[[Close details]]">
    <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#close"></use></svg>
  </a>
  <div class="contact-panel-who">
    <span class="avatar avatar-huge tone-{{TONE}}" aria-hidden="true">{{INITIALS}}</span>
    <h2 id="contact-name">{{NAME}}</h2>
  </div>
  <dl class="facts">
    {{#IDENTITY}}
    <div><dt>{{LABEL}}</dt><dd class="selectable">{{VALUE}}</dd></div>
    {{/IDENTITY}}
    <div><dt>[[Writes and calls to]]</dt><dd>{{LINE}} <span class="quiet unbroken">{{LINE_NUMBER}}</span></dd></div>
    <div><dt>[[First contact]]</dt><dd><time datetime="{{AT_ISO}}" data-part="local_time" data-form="date">{{AT_TEXT}}</time></dd></div>
  </dl>
  <h3 class="section-title">[[Recent calls]]</h3>
  {{#NO_CALLS}}<p class="quiet">[[No calls yet]]</p>{{/NO_CALLS}}
  <ul class="mini-calls">
    {{#CALLED}}
    <li><a class="mini-call" href="{{URL}}">
      <svg class="icon tone-text-{{TONE}}" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#{{ICON}}"></use></svg>
      <span>{{TITLE}}</span><time datetime="{{AT_ISO}}" data-part="local_time" data-form="short">{{AT_TEXT}}</time>
    </a></li>
    {{/CALLED}}
  </ul>
</aside>
