{{%AUTOESCAPE context="HTML"}}
{{! A recording that plays and seeks: the browser's own player, dressed by static/js/parts/player.js where scripts run.
    Markers: STATIC, ID (of this recording, one element a page; it plays on while the page changes), URL, LABEL (for ears: which recording), DURATION ("0:42"), SECONDS. }}
<div class="player" id="player-{{ID}}" data-turbo-permanent data-part="player" data-seconds="{{SECONDS}}">
  <button class="player-play" type="button" data-role="play" data-play="[[Play]]" data-pause="[[Pause]]" aria-label="[[Play]]: {{LABEL}}" data-label="{{LABEL}}" hidden>
    <svg class="icon icon-when-off" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#play"></use></svg>
    <svg class="icon icon-when-on" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#pause"></use></svg>
  </button>
  <input class="player-seek" type="range" data-role="seek" min="0" max="{{SECONDS}}" step="0.1" value="0" aria-label="[[Position]]: {{LABEL}}" hidden>
  <span class="player-time" data-role="time" hidden>{{DURATION}}</span>
  <audio class="player-audio" controls preload="none" src="{{URL}}" aria-label="{{LABEL}}"></audio>
</div>
