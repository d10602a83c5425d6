package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads by many at once and by those who mean harm, on a node with a heap of 256 MB. */
class UploadIT {
  private static final int CROWD = 64;

  @TempDir private static Path folder;
  private static Platform platform;
  private static Door artist;

  @BeforeAll
  static void start() throws Exception {
    platform =
        Platform.start(
            folder,
            Map.of("PAINTER_OPTS", "-Xmx256m"),
            Map.of(
                "art.painter.rest", "body.grace.seconds=8\nbody.minimum.bytes.per.second=16384\n"));
    artist = platform.nobody().join("ada", "ARTIST");
  }

  @AfterAll
  static void stop() throws Exception {
    assertFalse(platform.node().output().contains("OutOfMemory"), "the heap was enough");
    platform.close();
  }

  @AfterEach
  void nothing_is_left_over_and_the_node_still_answers() throws Exception {
    assertEquals(List.of(), files("staging"));
    artist.get("/me").expect(200);
    assertTrue(residentMegabytes() < 700, "resident: " + residentMegabytes() + " MB");
  }

  private static List<Path> files(String below) throws IOException {
    Path at = platform.data().resolve(below);
    if (!Files.exists(at)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(at)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static long residentMegabytes() throws IOException {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc/" + platform.node().pid() + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow()
          / 1024;
    }
  }

  @Test
  void a_crowd_uploads_large_works_at_once() throws Exception {
    byte[] large = Pictures.large(1, 10_200_000);
    assertTrue(
        large.length > 9_900_000 && large.length < 10_400_000, "about 10 MB: " + large.length);
    byte[] start = Arrays.copyOf(large, large.length - 12);
    byte[] end = Arrays.copyOfRange(large, large.length - 12, large.length);
    ExecutorService crowd = Executors.newFixedThreadPool(CROWD);
    try {
      List<CompletableFuture<Door.Answer>> uploads = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        byte[] mark = chunk("tEXt", ("Number\0" + i).getBytes(StandardCharsets.US_ASCII));
        String path = "/artworks?fileName=large-" + i + ".png";
        uploads.add(
            CompletableFuture.supplyAsync(
                () ->
                    artist.send(
                        "POST",
                        path,
                        BodyPublishers.concat(
                            BodyPublishers.ofByteArray(start),
                            BodyPublishers.ofByteArray(mark),
                            BodyPublishers.ofByteArray(end)),
                        Optional.of("image/png")),
                crowd));
      }
      for (CompletableFuture<Door.Answer> upload : uploads) {
        upload.join().expect(201);
      }
    } finally {
      crowd.shutdownNow();
    }
    assertTrue(files("blobs").size() >= CROWD);
  }

  @Test
  void a_body_of_2_GB_is_refused_when_it_is_announced_and_when_it_is_not() throws Exception {
    assertRefusal(413, "artwork.too-large", "Content-Length: 2147483648", endless());
    assertRefusal(413, "artwork.too-large", "Transfer-Encoding: chunked", chunked());
  }

  @Test
  void a_body_of_1_byte_and_none_at_all_are_refused() {
    artist.upload("one.png", new byte[] {(byte) 0x89}).refused(415, "artwork.unsupported-type");
    artist.upload("none.png", new byte[0]).refused(400, "artwork.incomplete");
  }

  @Test
  void a_body_that_trickles_is_ended() throws Exception {
    assertRefusal(
        408,
        "request.too-slow",
        "Content-Length: 100000",
        out -> {
          // The pace is what is tested; the node ends it.
          for (int i = 0; i < 100_000; i++) {
            out.write('x');
            out.flush();
            LockSupport.parkNanos(50_000_000);
          }
        });
  }

  @Test
  void a_body_shorter_than_announced_is_incomplete() throws Exception {
    assertRefusal(
        400, "artwork.incomplete", "Content-Length: 100000", out -> out.write(new byte[5000]));
  }

  @Test
  void a_body_longer_than_announced_is_cut_where_it_was_announced() throws Exception {
    byte[] png = Pictures.png(2);
    assertRefusal(
        400, "artwork.unreadable", "Content-Length: " + (png.length - 100), out -> out.write(png));
  }

  @Test
  void bombs_and_polyglots_are_refused_by_name() throws Exception {
    byte[] zeros = new byte[60_000_000];
    byte[] header = {0, 0, 3, 0, 0, 0, 3, 0, 8, 2, 0, 0, 0};
    artist
        .upload(
            "bomb.png",
            png(chunk("IHDR", header), chunk("IDAT", deflated(zeros)), chunk("IEND", new byte[0])))
        .refused(400, "artwork.inflates-too-much");
    byte[] text = new byte[20_000_000];
    ByteArrayOutputStream ztxt = new ByteArrayOutputStream();
    ztxt.write("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
    ztxt.write(deflated(text));
    artist
        .upload(
            "text.png",
            png(
                chunk("IHDR", header),
                chunk("zTXt", ztxt.toByteArray()),
                chunk("IDAT", deflated(new byte[768 * (768 * 3 + 1)])),
                chunk("IEND", new byte[0])))
        .refused(400, "artwork.inflates-too-much");
    byte[] huge = {0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 1, 0, 0, 0, 0};
    artist
        .upload(
            "huge.png",
            png(
                chunk("IHDR", huge),
                chunk("IDAT", deflated(new byte[10])),
                chunk("IEND", new byte[0])))
        .refused(400, "artwork.too-many-pixels");
    ByteArrayOutputStream polyglot = new ByteArrayOutputStream();
    polyglot.write(Pictures.png(3));
    polyglot.write("PK\3\4 and a program".getBytes(StandardCharsets.US_ASCII));
    artist.upload("polyglot.png", polyglot.toByteArray()).refused(400, "artwork.trailing-data");
  }

  @Test
  void a_name_is_only_a_name() {
    String id =
        artist
            .upload("..%2F..%2Fetc%2Fpasswd.png", Pictures.png(4))
            .expect(201)
            .get("fileName")
            .asText();
    assertEquals("passwd.png", id);
    artist.upload("", Pictures.png(5)).expect(400);
  }

  private interface Body {
    void write(OutputStream out) throws IOException;
  }

  private static Body endless() {
    return out -> {
      byte[] block = new byte[1 << 16];
      for (long i = 0; i < 2147483648L / block.length; i++) {
        out.write(block);
      }
    };
  }

  private static Body chunked() {
    return out -> {
      byte[] block = new byte[1 << 16];
      for (long i = 0; i < 2147483648L / block.length; i++) {
        out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(block);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    };
  }

  /** Sends an upload by hand, without the care of a client, and reads the answer when it comes. */
  private static void assertRefusal(int status, String code, String header, Body body)
      throws Exception {
    try (Socket socket = new Socket(artist.base().getHost(), artist.base().getPort())) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /v1/artworks?fileName=attack.png HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
              .formatted(artist.base().getAuthority(), artist.token(), header);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      Thread writer =
          new Thread(
              () -> {
                try {
                  body.write(out);
                  socket.shutdownOutput();
                } catch (IOException theNodeHasHadEnough) {
                  // What counts is its answer.
                }
              });
      writer.start();
      String answer = read(socket.getInputStream());
      socket.shutdownInput();
      writer.interrupt();
      assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
      assertTrue(answer.contains("\"" + code + "\""), answer);
    }
  }

  /** Reads until the problem's end or the connection's. */
  private static String read(InputStream in) {
    StringBuilder answer = new StringBuilder();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        answer.append((char) next);
        if (next == '}') {
          break;
        }
      }
    } catch (IOException reset) {
      answer.append(" [connection reset]");
    }
    return answer.toString();
  }

  private static byte[] png(byte[]... chunks) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    for (byte[] chunk : chunks) {
      out.write(chunk);
    }
    return out.toByteArray();
  }

  private static byte[] chunk(String type, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(out);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    data.writeInt(content.length);
    data.write(name);
    data.write(content);
    data.writeInt((int) crc.getValue());
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    }
    return out.toByteArray();
  }
}
