{{%AUTOESCAPE context="HTML"}}
{{! The call log, newest first; a table that becomes cards on phones. Markers: BASE; OLDER_URL inside section OLDER, section
    NEWEST; section TABLE around the rows; includes ROW (partials/call_row.tpl), NO_ROWS (partials/empty.tpl). }}
<div class="page">
  <header class="page-head"><h1>[[Calls]]</h1>
    {{#NEWEST}}<a class="pane-link" href="{{BASE}}/calls">[[Newest]]</a>{{/NEWEST}}
  </header>
  {{>NO_ROWS}}
  {{#TABLE}}
  <table class="call-table">
    <caption class="only-heard">[[Calls, newest first]]</caption>
    <thead>
      <tr>
        <th scope="col">[[Contact]]</th>
        <th scope="col">[[Outcome]]</th>
        <th scope="col">[[Agent]]</th>
        <th scope="col">[[Number called]]</th>
        <th scope="col" class="numeric">[[Duration]]</th>
        <th scope="col" class="numeric">[[Time]]</th>
        <th scope="col"><span class="only-heard">[[Recording]]</span></th>
      </tr>
    </thead>
    <tbody>
      {{>ROW}}
    </tbody>
  </table>
  {{/TABLE}}
  {{#OLDER}}<p class="older"><a class="button" href="{{OLDER_URL}}">[[Older calls]]</a></p>{{/OLDER}}
</div>
