{{%AUTOESCAPE context="HTML"}}
{{! One call on the desk, cloned by static/js/parts for every call this person may hear. Markers: STATIC.
    data-state on the article decides what shows: ringing, joining, live, rejoin (this
    person's call lost its tab), elsewhere (another tab has it), ended.
    data-role names what scripts fill (initials name number line status timer notice sound level) and press (join reject
    dismiss mute hang-up). mute: aria-pressed="true" while muted. notice and sound: unhide when they say something;
    data-tone="bad" on a notice makes it red, "calm" grey, else amber. }}
<template id="call-card-template">
  <article class="call-card" data-state="ringing" tabindex="-1">
    <div class="call-card-head">
      <p class="call-card-status"><span class="call-card-pulse" aria-hidden="true"></span><span data-role="status">[[Incoming call]]</span></p>
      <p class="call-card-timer" data-role="timer" role="timer" hidden>0:00</p>
      <button class="text-button" type="button" data-role="dismiss">[[Dismiss]]</button>
    </div>
    <div class="call-card-who">
      <span class="avatar avatar-large" data-role="initials" aria-hidden="true"></span>
      <div class="call-card-names">
        <h2 class="call-card-name" data-role="name"></h2>
        <p class="call-card-number" data-role="number"></p>
        <p class="call-card-line" data-role="line"></p>
      </div>
    </div>
    <p class="notice" data-role="notice" role="status" hidden></p>
    <div class="call-card-sound">
      <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#sound"></use></svg>
      <p data-role="sound"></p>
      <meter class="level" data-role="level" min="0" max="1" value="0" aria-label="[[Your microphone]]"></meter>
    </div>
    <div class="call-card-buttons">
      <button class="button button-bad" type="button" data-role="reject">
        <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#hang-up"></use></svg>[[Reject]]
      </button>
      <button class="button button-good" type="button" data-role="join">
        <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#phone"></use></svg>[[Join call]]
      </button>
      <button class="button" type="button" data-role="mute" data-mute="[[Mute]]" data-unmute="[[Unmute]]" aria-pressed="false">
        <svg class="icon icon-when-off" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#microphone"></use></svg>
        <svg class="icon icon-when-on" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#microphone-off"></use></svg>
        <span data-role="mute-text">[[Mute]]</span>
      </button>
      <button class="button button-bad" type="button" data-role="hang-up">
        <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#hang-up"></use></svg>[[End call]]
      </button>
    </div>
  </article>
</template>
