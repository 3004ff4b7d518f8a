{{%AUTOESCAPE context="HTML"}}
{{! The inbox: the list of conversations and the one chosen. Markers: BASE, VIEW ("list" or "thread": what phones show);
    OLDER_URL inside section OLDER, section NEWEST (a link back to the newest); includes ROW (partials/conversation_row.tpl),
    NO_ROWS and NO_THREAD (partials/empty.tpl), THREAD (partials/thread.tpl). }}
<div class="inbox" data-view="{{VIEW}}">
  <section class="inbox-list" aria-labelledby="inbox-title">
    <header class="pane-head"><h1 id="inbox-title">[[Inbox]]</h1>
      {{#NEWEST}}<a class="pane-link" href="{{BASE}}/inbox">[[Newest]]</a>{{/NEWEST}}
    </header>
    {{>NO_ROWS}}
    <div class="inbox-rows" id="inbox-rows" data-part="keep_scroll">
      <ul>
        {{>ROW}}
      </ul>
      {{#OLDER}}<p class="older"><a class="button" href="{{OLDER_URL}}">[[Older conversations]]</a></p>{{/OLDER}}
    </div>
  </section>
  {{>THREAD}}
  {{>NO_THREAD}}
</div>
