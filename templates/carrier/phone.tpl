{{%AUTOESCAPE context="HTML"}}
{{! The customer's phone of the practice carrier. Markers: BASE, STATIC, CSRF, BUSINESS_NAME, BUSINESS_INITIAL,
    BUSINESS_NUMBER, DEFAULT_NAME, DEFAULT_NUMBER; section CUSTOMER once for each invented customer (NAME, NUMBER).
    js/carrier/phone.js gives it life; data-state of the phone is idle, calling, ringing, in_call or ended. }}
<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>[[Practice phone]] · Belfry</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="{{STATIC}}/img/belfry.svg" type="image/svg+xml">
  <link rel="stylesheet" href="{{STATIC}}/css/carrier.css">
  <script type="module" src="{{STATIC}}/js/carrier/phone.js"></script>
</head>
<body class="booth">
  <main class="phone" data-part="phone" data-state="idle" data-base="{{BASE}}" data-csrf="{{CSRF}}">
    <p class="phone-banner">[[Practice phone: you are the customer]]</p>

    <details class="phone-self" data-role="self">
      <summary><span class="quiet">[[You are]]</span> <strong data-role="self-name">{{DEFAULT_NAME}}</strong>
        <span class="quiet" data-role="self-number">{{DEFAULT_NUMBER}}</span>
        <span class="phone-change">[[Change]]</span></summary>
      <form class="form phone-self-form" data-role="self-form">
        <label class="field"><span class="field-label">[[Customer]]</span>
          <select class="input" data-role="customer">
            {{#CUSTOMER}}<option value="{{NUMBER}}" data-name="{{NAME}}">{{NAME}}, {{NUMBER}}</option>{{/CUSTOMER}}
            <option value="">[[Somebody else]]</option>
          </select>
        </label>
        <label class="field"><span class="field-label">[[Name]]</span>
          <input class="input" data-role="name" value="{{DEFAULT_NAME}}" maxlength="60" required autocomplete="off"></label>
        <label class="field"><span class="field-label">[[Number]]</span>
          <input class="input" data-role="number" value="{{DEFAULT_NUMBER}}" type="tel" maxlength="24" required autocomplete="off"></label>
        <button class="button button-main button-wide" type="submit">[[Use this customer]]</button>
      </form>
    </details>

    <section class="phone-call" aria-labelledby="business">
      <span class="avatar phone-face" aria-hidden="true">{{BUSINESS_INITIAL}}</span>
      <h1 id="business">{{BUSINESS_NAME}}</h1>
      <p class="quiet phone-number">{{BUSINESS_NUMBER}}</p>
      <p class="phone-status"><span role="status" data-role="status">[[Ready to call]]</span>
        <span class="phone-timer" data-role="timer" hidden>0:00</span></p>
      <p class="phone-problem" role="alert" data-role="problem" hidden></p>
      <div class="phone-keys">
        <button class="phone-key" type="button" data-role="mute" aria-pressed="false" hidden>
          <svg class="icon icon-when-off" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#microphone"></use></svg>
          <svg class="icon icon-when-on" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#microphone-off"></use></svg>
          <span data-role="mute-word">[[Mute]]</span></button>
        <button class="phone-key phone-key-call" type="button" data-role="call">
          <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#phone"></use></svg>[[Call]]</button>
        <button class="phone-key phone-key-end" type="button" data-role="hang-up" hidden>
          <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#hang-up"></use></svg>[[Hang up]]</button>
      </div>
      <audio data-role="sound"></audio>
    </section>

    <section class="phone-thread" aria-label="[[Messages]]">
      <div class="phone-messages" tabindex="0" role="log"><ol data-role="messages"></ol>
        <p class="quiet phone-empty" data-role="empty">[[Write to the business, as a customer would.]]</p></div>
      <form class="phone-composer" data-role="composer">
        <label class="only-heard" for="message">[[Message]]</label>
        <input class="input" id="message" data-role="message" maxlength="4096" placeholder="[[Message]]" autocomplete="off">
        <button class="button button-main" type="submit">[[Send]]</button>
      </form>
    </section>
    <noscript><p class="phone-problem">[[This phone needs scripts: your browser has them switched off.]]</p></noscript>
  </main>
</body>
</html>
