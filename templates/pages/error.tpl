{{%AUTOESCAPE context="HTML"}}
{{! Something a person asked for cannot be shown. Markers: BASE, STATUS, TITLE, TEXT. }}
<section class="plain-card error-card" aria-labelledby="error-title">
  <p class="error-status">{{STATUS}}</p>
  <h1 id="error-title">{{TITLE}}</h1>
  <p class="plain-lead">{{TEXT}}</p>
  <p><a class="button button-main" href="{{BASE}}/inbox">[[Go to the inbox]]</a></p>
</section>
