{{%AUTOESCAPE context="HTML"}}
{{! The rail on the left, a bar at the bottom on phones. Markers: BASE, STATIC, CSRF, WORKSPACE_NAME, USER_NAME, ROLE_NAME,
    INITIALS, TONE; sections INBOX_HERE, CALLS_HERE (the page shown). }}
<header class="nav" data-turbo-prefetch="false">
  <a class="nav-brand" href="{{BASE}}/inbox" title="Belfry · {{WORKSPACE_NAME}}">
    <svg class="brand-mark" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#belfry"></use></svg><span class="only-heard">Belfry</span>
  </a>
  <nav class="nav-links" aria-label="[[Pages]]">
    <a class="nav-link" href="{{BASE}}/inbox"{{#INBOX_HERE}} aria-current="page"{{/INBOX_HERE}}>
      <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#inbox"></use></svg>[[Inbox]]
    </a>
    <a class="nav-link" href="{{BASE}}/calls"{{#CALLS_HERE}} aria-current="page"{{/CALLS_HERE}}>
      <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#phone"></use></svg>[[Calls]]
    </a>
  </nav>
  <p class="bell" data-part="bell_status" data-state="connecting" role="status">
    <span class="bell-dot" aria-hidden="true"></span><span data-role="text">[[Connecting]]</span>
  </p>
  <details class="menu" data-part="menu">
    <summary class="nav-link">
      <span class="avatar tone-{{TONE}}" aria-hidden="true">{{INITIALS}}</span><span class="nav-person">[[You]]</span><span class="only-heard">[[Your account]]: {{USER_NAME}}</span>
    </summary>
    <div class="menu-panel">
      <p class="menu-who"><strong>{{USER_NAME}}</strong><span>{{ROLE_NAME}}, {{WORKSPACE_NAME}}</span></p>
      <div class="menu-choice" role="group" aria-label="[[Appearance]]" data-part="theme_switch" hidden>
        <button type="button" class="menu-option" data-theme-choice="">
          <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#screen"></use></svg>[[Auto]]
        </button>
        <button type="button" class="menu-option" data-theme-choice="light">
          <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#sun"></use></svg>[[Light]]
        </button>
        <button type="button" class="menu-option" data-theme-choice="dark">
          <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#moon"></use></svg>[[Dark]]
        </button>
      </div>
      <form method="post" action="{{BASE}}/logout" data-turbo="false">
        <input type="hidden" name="csrf" value="{{CSRF}}">
        <button class="menu-item" type="submit">
          <svg class="icon" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#leave"></use></svg>[[Sign out]]
        </button>
      </form>
    </div>
  </details>
</header>
