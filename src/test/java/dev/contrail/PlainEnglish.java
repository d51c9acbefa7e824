package dev.contrail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the words of source files and finds the words and openings that the project's rules for
 * plain English exclude. A match of these is certain to be awkward; a text without one may be, too.
 */
final class PlainEnglish {
  /** The rules, each with its words; an underscore in a phrase stands for white space. */
  private enum Rule {
    SUBJECT("the subject is the thing, not a person", "who", "whom"),
    PERSON(
        "no indefinite persons and no riddles: name the thing",
        "whoever",
        "whomever",
        "somebody",
        "nobody",
        "anybody",
        "everybody",
        "told_of",
        "the_others",
        "such_a_one",
        "one_that"),
    PRONOUN("say they", "he", "him", "his");

    private final String reason;
    private final Pattern words;

    Rule(String reason, String... words) {
      this.reason = reason;
      this.words =
          Pattern.compile(
              Stream.of(words)
                  .map(word -> word.replace("_", "\\s+"))
                  .collect(Collectors.joining("|", "(?i)\\b(?:", ")\\b")));
    }
  }

  private static final Pattern OPENING =
      Pattern.compile(
          Stream.of("What", "Who", "Whose", "Whom", "How", "Where", "Which")
              .collect(Collectors.joining("|", "\\A\\W*(", ")\\b")));

  private final List<String> offences = new ArrayList<>();
  private int words;
  private int commentWords;

  /** Reads a file. The path selects the language and is part of each offence. */
  void read(Path file, String source) {
    Map<Integer, String> found = new TreeMap<>();
    for (SourceText part : SourceText.in(file, source)) {
      words += part.words();
      if (part.kind() == SourceText.Kind.COMMENT) {
        commentWords += part.words();
      }
      for (Rule rule : Rule.values()) {
        for (MatchResult match : rule.words.matcher(part.text()).results().toList()) {
          found.put(part.start() + match.start(), offence(match.group(), rule.reason));
        }
      }
      Matcher opening = OPENING.matcher(part.text());
      if (part.kind() != SourceText.Kind.PAGE && opening.find()) {
        found.put(
            part.start() + opening.start(1),
            offence(opening.group(1), "begin with a definition: a noun or a verb"));
      }
    }
    found.forEach(
        (offset, offence) ->
            offences.add("%s:%d: %s".formatted(file, lineOf(offset, source), offence)));
  }

  private static String offence(String words, String reason) {
    return "%s (%s)".formatted(words.replaceAll("\\s+", " "), reason);
  }

  private static long lineOf(int offset, String source) {
    return 1 + source.substring(0, offset).chars().filter(each -> each == '\n').count();
  }

  /** Returns the places that break a rule, as file:line: word (rule). */
  List<String> offences() {
    return offences;
  }

  /** Returns the number of words that were read. */
  int words() {
    return words;
  }

  /** Returns the number of words in comments. */
  int commentWords() {
    return commentWords;
  }
}
