package art.painter.rest;

import art.painter.api.consent.Notice;

/** A {@link Notice}, as it is answered. */
record NoticeView(String version, String language, String text, String hash) {
  static NoticeView of(Notice notice) {
    return new NoticeView(notice.version(), notice.language(), notice.text(), notice.hash());
  }
}
