// The tab's title, now as it is and now the news, until there is none. Pages change their title meanwhile; theirs wins.

const everyMs = 1_000;

export class TitleFlash {
  #document;
  #news = "";
  #own = null;
  #timer = null;

  constructor(document = globalThis.document) {
    this.#document = document;
  }

  /// "" to stop.
  show(news) {
    if (news === this.#news) return;
    this.#rest();
    this.#news = news;
    clearInterval(this.#timer);
    this.#timer = null;
    if (!news) return;
    this.#turn();
    this.#timer = setInterval(() => this.#turn(), everyMs);
  }

  #turn() {
    if (this.#own !== null && this.#document.title === this.#news) return this.#rest();
    this.#own = this.#document.title;
    this.#document.title = this.#news;
  }

  #rest() {
    if (this.#own !== null && this.#document.title === this.#news) this.#document.title = this.#own;
    this.#own = null;
  }
}
