{{%AUTOESCAPE context="HTML"}}
{{! What stands where a list has nothing, or nothing is chosen. Markers: STATIC, ICON, TITLE, TEXT. }}
<div class="empty">
  <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#{{ICON}}"></use></svg>
  <p class="empty-title">{{TITLE}}</p>
  <p>{{TEXT}}</p>
</div>
