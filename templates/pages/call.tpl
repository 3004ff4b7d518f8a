{{%AUTOESCAPE context="HTML"}}
{{! One call: how it went, what was said, what happened when. Markers: STATIC, BASE, NAME, NUMBER, INITIALS, CONTACT_TONE,
    ICON, TONE, TITLE; DETAIL inside section DETAILED; section FACT once for each fact (LABEL, VALUE) and section MOMENT once
    for each with a time (LABEL, AT_ISO, AT_TEXT); CONVERSATION_URL inside section CONVERSATION; section RECORDED with include
    MIX (partials/player.tpl) and section TRACK once for each side (LABEL, include PLAYER); RECORDING_NOTE inside section
    UNRECORDED; section STEP once for each line of the timeline (AT_ISO, AT_TEXT, SINCE, TEXT, TONE). }}
<div class="page page-narrow">
  <p class="crumb"><a href="{{BASE}}/calls"><svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#back"></use></svg>[[Calls]]</a></p>
  <header class="call-head">
    <span class="avatar avatar-huge tone-{{CONTACT_TONE}}" aria-hidden="true">{{INITIALS}}</span>
    <div class="call-head-who">
      <h1>{{NAME}}</h1>
      <p class="quiet">{{NUMBER}}</p>
    </div>
    {{#CONVERSATION}}<a class="button" href="{{CONVERSATION_URL}}"><svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#message"></use></svg>[[Conversation]]</a>{{/CONVERSATION}}
  </header>
  <section class="panel" aria-labelledby="outcome-title">
    <h2 class="outcome outcome-large tone-text-{{TONE}}" id="outcome-title"><svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#{{ICON}}"></use></svg>{{TITLE}}</h2>
    {{#DETAILED}}<p>{{DETAIL}}</p>{{/DETAILED}}
    <dl class="facts facts-wide">
      {{#FACT}}<div><dt>{{LABEL}}</dt><dd>{{VALUE}}</dd></div>{{/FACT}}
      {{#MOMENT}}<div><dt>{{LABEL}}</dt><dd><time datetime="{{AT_ISO}}" data-part="local_time" data-form="full">{{AT_TEXT}}</time></dd></div>{{/MOMENT}}
    </dl>
  </section>
  <section class="panel" id="recording" aria-labelledby="recording-title" tabindex="-1">
    <h2 class="section-title" id="recording-title">[[Recording]]</h2>
    {{#UNRECORDED}}<p class="quiet">{{RECORDING_NOTE}}</p>{{/UNRECORDED}}
    {{#RECORDED}}
    {{>MIX}}
    <div class="tracks">
      {{#TRACK}}<div class="track"><p class="track-label">{{LABEL}}</p>{{>PLAYER}}</div>{{/TRACK}}
    </div>
    {{/RECORDED}}
  </section>
  <section class="panel" aria-labelledby="timeline-title">
    <h2 class="section-title" id="timeline-title">[[Timeline]]</h2>
    <ol class="timeline">
      {{#STEP}}<li class="timeline-step timeline-{{TONE}}"><span class="timeline-text">{{TEXT}}</span> <span class="timeline-at"><time datetime="{{AT_ISO}}" data-part="local_time" data-form="seconds">{{AT_TEXT}}</time> <span class="timeline-since">{{SINCE}}</span></span></li>
      {{/STEP}}
    </ol>
  </section>
</div>
