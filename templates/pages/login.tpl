{{%AUTOESCAPE context="HTML"}}
{{! Sign-in. Markers: BASE, CSRF, NEXT (where to go afterwards), EMAIL (as typed before), COMPLAINT inside section COMPLAINED; section PRACTICE on a
    practice desk, with section SAMPLE_PERSON once for each (NAME, ROLE, EMAIL, PASSWORD, INITIALS, TONE). }}
<section class="plain-card" aria-labelledby="login-title">
  <h1 id="login-title">[[Sign in]]</h1>
  <p class="plain-lead">[[Your calling desk is waiting.]]</p>
  {{#COMPLAINED}}<p class="notice notice-bad" role="alert" id="login-complaint">{{COMPLAINT}}</p>{{/COMPLAINED}}
  <form class="form" method="post" action="{{BASE}}/login">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <input type="hidden" name="next" value="{{NEXT}}">
    <label class="field"><span class="field-label">[[Email]]</span>
      <input class="input" type="email" name="email" value="{{EMAIL}}" autocomplete="username" autofocus required maxlength="254"{{#COMPLAINED}} aria-describedby="login-complaint"{{/COMPLAINED}}>
    </label>
    <label class="field"><span class="field-label">[[Password]]</span>
      <input class="input" type="password" name="password" autocomplete="current-password" required maxlength="1024">
    </label>
    <button class="button button-main button-wide" type="submit">[[Sign in]]</button>
  </form>
</section>
{{#PRACTICE}}
<section class="practice" aria-labelledby="practice-title">
  <h2 class="practice-title" id="practice-title">[[This is a practice desk]]</h2>
  <p>[[Nothing here reaches a real phone. Step in as one of the sample people:]]</p>
  <div class="practice-people">
    {{#SAMPLE_PERSON}}
    <form method="post" action="{{BASE}}/login">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input type="hidden" name="next" value="{{NEXT}}">
      <input type="hidden" name="email" value="{{EMAIL}}">
      <input type="hidden" name="password" value="{{PASSWORD}}">
      <button class="practice-person" type="submit">
        <span class="avatar tone-{{TONE}}" aria-hidden="true">{{INITIALS}}</span>
        <span class="practice-name">{{NAME}}</span> <span class="quiet">{{ROLE}}</span>
      </button>
    </form>
    {{/SAMPLE_PERSON}}
  </div>
</section>
{{/PRACTICE}}
