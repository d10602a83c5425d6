package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build of the api with a release before it: as it is, and with a method less. */
class BaselineIT {
  private static final String RULE = "src/main/java/art/painter/api/readiness/ReadinessRule.java";
  private static final String METHOD = "  List<String> inputs(ReadinessSubject subject);\n";

  @TempDir private Path folder;
  private Workshop workshop;
  private Path api;

  @BeforeEach
  void copyTheApi() throws IOException {
    workshop = Workshop.in(folder);
    for (String file : new String[] {"pom.xml", "bnd.bnd"}) {
      Files.copy(Distribution.SOURCE.resolve(file), folder.resolve(file));
    }
    api = folder.resolve("bundles/api");
    Workshop.copy(Distribution.SOURCE.resolve("bundles/api"), api);
  }

  @AfterEach
  void closeTheWorkshop() throws IOException {
    workshop.close();
  }

  @Test
  void without_a_release_before_it_the_build_passes_and_says_so() throws Exception {
    Command built = build();
    assertEquals(0, built.exit(), built::output);
    assertTrue(built.output().contains("No previous version"), built::output);
  }

  @Test
  void with_a_release_before_it_the_same_api_passes_and_one_with_a_method_less_does_not()
      throws Exception {
    workshop.release("art.painter.api", "0.0.9");
    Command same = build();
    assertEquals(0, same.exit(), same::output);
    assertFalse(same.output().contains("No previous version"), same::output);

    String before = Files.readString(api.resolve(RULE));
    assertTrue(before.contains(METHOD), "there is a method to remove");
    Files.writeString(api.resolve(RULE), before.replace(METHOD, ""));
    Command less = build();
    assertTrue(less.exit() != 0, less::output);
    assertTrue(less.output().contains("art.painter.api.readiness"), less::output);
    assertTrue(less.output().contains("2.0.0"), () -> "names what is due: " + less.output());

    Path version = api.resolve("src/main/java/art/painter/api/readiness/package-info.java");
    Files.writeString(
        version, Files.readString(version).replace("@Version(\"1.0.0\")", "@Version(\"2.0.0\")"));
    Command major = build();
    assertEquals(0, major.exit(), major::output);
  }

  private Command build() throws IOException, InterruptedException {
    return workshop.maven(api, "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "verify");
  }
}
