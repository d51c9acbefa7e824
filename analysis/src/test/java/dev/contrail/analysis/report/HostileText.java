package dev.contrail.analysis.report;

import java.util.List;

/**
 * Names that a recording may hold, made to harm the reader of its report by markup and by commands
 * to the terminal.
 */
final class HostileText {

  /** The character that begins the commands of a terminal. */
  private static final String ESCAPE = "\u001b";

  static final List<String> ALL =
      List.of(
          "</script><img src=x onerror=alert(1)>",
          "</title></style></textarea></noscript><svg onload=alert(1)>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)' x='",
          "<!--<script>alert(1)</script>",
          "]]>&lt;img src=x onerror=alert(1)&gt;&#60;",
          "javascript:alert(1)",
          "`${alert(1)}{{constructor.constructor('alert(1)')()}}",
          "=cmd|'/c calc'!A1",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "${jndi:ldap://127.0.0.1/a}$unsafe{x}@import java.util.*",
          ESCAPE + "[31mred" + ESCAPE + "[2J" + ESCAPE + "]0;title\u0007",
          ESCAPE + "]8;;http://127.0.0.1/" + ESCAPE + "\\link" + ESCAPE + "]8;;" + ESCAPE + "\\",
          "\u009b31mC1\u009d0;title\u009c\u0080\u0085\u008e\u0090\u009f\u007f",
          "nul\u0000bell\u0007back\b\b\bform\ftab\tlines\r\n\u000b",
          "\u202eevil\u202a\u202b\u202d\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
          "\u2028line\u2029paragraph",
          "zero\u200bwidth\ufeff\u00ad\u2060",
          "\ud800high",
          "low\udc00",
          "\udc00\ud800turned around",
          "\ud83d\ude80 is fine, and so are \u00e9 \u4e16\u754c \u05d0",
          "\udb40\udc41tag",
          "\\u001b is not an escape",
          "",
          " ",
          "__proto__",
          "toString");

  /** A name of a megabyte, each character of which needs six in JSON. */
  static final String HUGE = "\u001b".repeat(500_000) + "<img>".repeat(100_000);

  private HostileText() {}
}
