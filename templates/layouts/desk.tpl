{{%AUTOESCAPE context="HTML"}}
{{! The frame of every page of a signed-in person. Markers: TITLE, THEME ("light", "dark" or ""), BASE, STATIC, LIVE_URL,
    SEEN_EVENT (what the page knew when it was made), CSRF, USER_ID, USER_NAME; includes NAV (partials/nav.tpl), CONTENT (a
    page), CALL_CARD (partials/call_card.tpl).
    #calls outlives every Turbo visit, so a call's card and sound do too. It comes first: a ringing call is one Tab away. A page
    of a newer release brings its style sheet; its script is not run (data-turbo-eval) beside the one that holds the calls, it
    waits for the next full load. }}
<!doctype html>
<html lang="en" data-theme="{{THEME}}">
<head>
  <meta charset="utf-8">
  <title>{{TITLE}} · Belfry</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <meta name="turbo-refresh-method" content="morph">
  <meta name="turbo-refresh-scroll" content="preserve">
  <link rel="icon" href="{{STATIC}}/img/belfry.svg" type="image/svg+xml">
  <link rel="stylesheet" href="{{STATIC}}/css/desk.css" data-turbo-track="dynamic">
  <script type="module" src="{{STATIC}}/js/pages/desk.js" data-turbo-eval="false"></script>
</head>
<body class="desk" data-user="{{USER_ID}}" data-user-name="{{USER_NAME}}" data-csrf="{{CSRF}}" data-base="{{BASE}}" data-live="{{LIVE_URL}}" data-seen-event="{{SEEN_EVENT}}" data-static="{{STATIC}}">
  <a class="skip-link" href="#main">[[Skip to content]]</a>
  <section id="calls" class="calls" data-turbo-permanent data-part="call_desk" aria-label="[[Your calls]]">
    <p class="only-heard" data-role="announcement" aria-live="assertive"></p>
    <div class="call-cards" data-role="cards"></div>
    {{>CALL_CARD}}
  </section>
  {{>NAV}}
  <main id="main" class="main" tabindex="-1">
    {{>CONTENT}}
  </main>
</body>
</html>
