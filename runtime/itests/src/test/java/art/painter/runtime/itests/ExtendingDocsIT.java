package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code on the pages for integrators is the code that is compiled. A block that begins with
 * {@code ```java from=FILE#NAME} holds what is between {@code // snippet: NAME} and {@code // end:
 * NAME} in that file. With {@code -Dpainter.docs=write} the pages are written anew instead.
 */
class ExtendingDocsIT {
  private static final Path DOCS = Distribution.SOURCE.resolve("docs");
  private static final Pattern BLOCK =
      Pattern.compile("(?m)^```java(?: from=(\\S+)#(\\S+))?\\n((?s:.*?))^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(DOCS.resolve("extending.md")));
    pages.add(DOCS.resolve("api-evolution.md"));
    try (Stream<Path> more = Files.list(DOCS.resolve("extending"))) {
      more.sorted().forEach(pages::add);
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void all_java_on_a_page_is_the_code_that_is_compiled(Path page) throws IOException {
    String before = Files.readString(page);
    String after = pulled(before, Distribution.SOURCE);
    if ("write".equals(System.getProperty("painter.docs"))) {
      Files.writeString(page, after);
    } else {
      assertEquals(after, before, "write the pages anew with -Dpainter.docs=write");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_lead_somewhere(Path page) throws IOException {
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      assertTrue(Files.exists(page.resolveSibling(link.group(1))), link.group(1));
    }
  }

  @Test
  void each_kind_of_plug_in_has_its_page_with_code() throws IOException {
    assertEquals(5, pages().size() - 2);
    for (Path page : pages().subList(2, 7)) {
      assertTrue(BLOCK.matcher(Files.readString(page)).find(), page + " shows code");
    }
  }

  @Test
  void a_block_that_differs_is_noticed_and_mended(@TempDir Path tree) throws IOException {
    Files.writeString(
        tree.resolve("A.java"), "x\n  // snippet: b\n  int one;\n\n    int two;\n\n  // end: b\ny");
    String good = "Text\n```java from=A.java#b\nint one;\n\n  int two;\n```\n";
    assertEquals(good, pulled(good, tree));
    assertEquals(good, pulled(good.replace("two", "three"), tree));
  }

  private static String pulled(String page, Path tree) {
    return BLOCK
        .matcher(page)
        .replaceAll(
            block -> {
              assertTrue(block.group(1) != null, () -> "Java without from=: " + block.group());
              return Matcher.quoteReplacement(
                  "```java from=%s#%s\n%s```"
                      .formatted(
                          block.group(1),
                          block.group(2),
                          region(tree.resolve(block.group(1)), block.group(2))));
            });
  }

  private static String region(Path file, String name) {
    String source;
    try {
      source = Files.readString(file);
    } catch (IOException missing) {
      throw new AssertionError("there is no " + file, missing);
    }
    Matcher marked =
        Pattern.compile(
                "(?m)^ *// snippet: %1$s\\n((?s:.*?))^ *// end: %1$s$"
                    .formatted(Pattern.quote(name)))
            .matcher(source);
    assertTrue(marked.find(), () -> "there is no region " + name + " in " + file);
    return dedented(marked.group(1));
  }

  private static String dedented(String region) {
    return region
        .lines()
        .filter(line -> !line.matches(" *// (snippet|end): .*"))
        .collect(Collectors.joining("\n"))
        .stripTrailing()
        .stripIndent()
        .concat("\n");
  }
}
