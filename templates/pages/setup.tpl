{{%AUTOESCAPE context="HTML"}}
{{! The first run: makes the workspace and its first admin, once. Markers: BASE, CSRF, TOKEN, WORKSPACE_NAME, NAME, EMAIL (as
    typed before), PASSWORD_MIN; section COMPLAINED with section COMPLAINT once for each (TEXT). }}
<section class="plain-card" aria-labelledby="setup-title">
  <h1 id="setup-title">[[Welcome to Belfry]]</h1>
  <p class="plain-lead">[[Name your desk and make its first admin. This page works once.]]</p>
  {{#COMPLAINED}}
  <div class="notice notice-bad" role="alert" id="setup-complaints">
    {{#COMPLAINT}}<p>{{TEXT}}</p>{{/COMPLAINT}}
  </div>
  {{/COMPLAINED}}
  <form class="form" method="post" action="{{BASE}}/setup">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <input type="hidden" name="token" value="{{TOKEN}}">
    <label class="field"><span class="field-label">[[Name of the desk]]</span>
      <input class="input" name="workspace" value="{{WORKSPACE_NAME}}" autocomplete="organization" autofocus required maxlength="120">
    </label>
    <label class="field"><span class="field-label">[[Your name]]</span>
      <input class="input" name="name" value="{{NAME}}" autocomplete="name" required maxlength="120">
    </label>
    <label class="field"><span class="field-label">[[Email]]</span>
      <input class="input" type="email" name="email" value="{{EMAIL}}" autocomplete="username" required maxlength="254">
    </label>
    <label class="field"><span class="field-label">[[Password]]</span>
      <input class="input" type="password" name="password" autocomplete="new-password" required minlength="{{PASSWORD_MIN}}" maxlength="1024" aria-describedby="password-help">
      <span class="field-help" id="password-help">[[At least {{PASSWORD_MIN}} characters. A short sentence works well.]]</span>
    </label>
    <button class="button button-main button-wide" type="submit">[[Open the desk]]</button>
  </form>
</section>
