{{%AUTOESCAPE context="HTML"}}
{{! One conversation: what was written and called, oldest first, newest in sight. Markers: STATIC, LIST_URL (back, on phones),
    NAME, INITIALS, TONE, NUMBER, LINE; OLDER_URL inside section OLDER; section EMPTY; includes ENTRY
    (partials/message.tpl, activity.tpl, call_entry.tpl) and CONTACT_PANEL. }}
<section class="thread" id="thread" aria-labelledby="thread-title">
  <header class="pane-head thread-head">
    <a class="icon-button thread-back" href="{{LIST_URL}}" aria-label="[[Back to the inbox]]">
      <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#back"></use></svg>
    </a>
    <span class="avatar tone-{{TONE}}" aria-hidden="true">{{INITIALS}}</span>
    <div class="thread-who">
      <h1 id="thread-title">{{NAME}}</h1>
      <p>{{NUMBER}}<span class="thread-line"> · {{LINE}}</span></p>
    </div>
    <a class="icon-button thread-details" href="#contact" aria-label="[[Contact details]]">
      <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#person"></use></svg>
    </a>
  </header>
  <div class="thread-scroll" tabindex="0" role="group" aria-label="[[Messages and calls]]">
    <div class="thread-inner">
      {{#OLDER}}<p class="older"><a class="button" href="{{OLDER_URL}}">[[Older messages]]</a></p>{{/OLDER}}
      {{#EMPTY}}<p class="empty-line">[[Nothing was said here yet.]]</p>{{/EMPTY}}
      <ol class="entries" data-part="day_marks">
        {{>ENTRY}}
      </ol>
    </div>
  </div>
</section>
{{>CONTACT_PANEL}}
