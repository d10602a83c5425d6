package art.painter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path folder;

  @Test
  void namesEveryFileAndWhyItIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("a.png"), "a");
    Files.writeString(folder.resolve("notes.txt"), "no picture, which the node is to say");
    Files.writeString(folder.resolve(".DS_Store"), "hidden");
    Files.createDirectories(folder.resolve("sub/deeper"));
    Files.writeString(folder.resolve("sub/deeper/b.jpg"), "b");
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve(".git/config"), "hidden");
    Files.createDirectories(folder.resolve("painter-demo-2/images"));
    Files.writeString(folder.resolve("painter-demo-2/images/1-lora.png"), "result");
    Files.createSymbolicLink(folder.resolve("dangling.png"), folder.resolve("nowhere.png"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);

    Map<String, String> found = new TreeMap<>();
    Folder.scan(folder).forEach(entry -> found.put(entry.name(), entry.leftAlone().orElse("")));

    assertEquals(
        Map.of(
            ".DS_Store", "a hidden file",
            ".git", "a hidden folder",
            "a.png", "",
            "dangling.png", "a link that leads nowhere",
            "loop", "a link to a folder",
            "notes.txt", "",
            "painter-demo-2", "the results of a demo",
            "sub/deeper/b.jpg", ""),
        found);
  }

  @Test
  void isInTheOrderOfNames() throws IOException {
    for (String name : List.of("c.png", "a.png", "b.png")) {
      Files.writeString(folder.resolve(name), name);
    }

    assertEquals(
        List.of("a.png", "b.png", "c.png"),
        Folder.scan(folder).stream().map(Folder.Entry::name).toList());
  }

  @Test
  void resultsNeverOverwriteEarlierOnes() throws IOException {
    Path first = OutputFolder.create(folder);
    Path second = OutputFolder.create(folder);
    Path third = OutputFolder.create(folder);

    assertEquals("painter-demo", first.getFileName().toString());
    assertEquals("painter-demo-2", second.getFileName().toString());
    assertEquals("painter-demo-3", third.getFileName().toString());
    assertFalse(OutputFolder.isNumbered(first));
    assertTrue(OutputFolder.isNumbered(third));
    assertFalse(OutputFolder.isOne("painter-demo-works"));
  }
}
