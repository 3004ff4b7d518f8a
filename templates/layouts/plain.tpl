{{%AUTOESCAPE context="HTML"}}
{{! The frame of pages without a signed-in person, and of errors. Markers: TITLE, THEME ("light", "dark" or ""), BASE,
    STATIC; includes CONTENT. No scripts: everything here is links and forms. }}
<!doctype html>
<html lang="en" data-theme="{{THEME}}">
<head>
  <meta charset="utf-8">
  <title>{{TITLE}} · Belfry</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="{{STATIC}}/img/belfry.svg" type="image/svg+xml">
  <link rel="stylesheet" href="{{STATIC}}/css/desk.css">
</head>
<body class="plain">
  <header class="plain-head">
    <a class="brand" href="{{BASE}}/"><svg class="brand-mark" aria-hidden="true"><use href="{{STATIC}}/img/icons.svg#belfry"></use></svg>Belfry</a>
  </header>
  <main id="main" class="plain-main">
    {{>CONTENT}}
  </main>
</body>
</html>
