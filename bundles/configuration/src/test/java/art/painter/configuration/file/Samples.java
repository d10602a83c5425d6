package art.painter.configuration.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Declarations as bundles have them. */
public final class Samples {
  /** The PID of which there is one file. */
  public static final String PID = "art.painter.sample";

  /** The PID of which there may be several. */
  public static final String MANY = "art.painter.many";

  private static final String DOCUMENT =
      """
      <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
        <OCD id="sample" name="Sample">
          <AD id="threshold" type="Integer" description="How good." min="0" max="100" default="60"/>
          <AD id="least" type="Integer" min="1" default="1"/>
          <AD id="size" type="Long" default="1"/>
          <AD id="share" type="Double" min="0" max="1" default="0.5"/>
          <AD id="enabled" type="Boolean" default="true"/>
          <AD id="title" type="String" default="a\\ title\\,\\ long" max="5"/>
          <AD id="colour" type="String" default="red">
            <Option label="Red" value="red"/><Option label="Blue" value="blue"/>
          </AD>
          <AD id=".code" type="Integer" default="1"/>
          <AD id="pin" type="Password" default="" max="4"/>
        </OCD>
        <OCD id="many" name="Many">
          <AD id="name" type="String"/>
          <AD id="note" type="String" required="false"/>
        </OCD>
        <OCD id="other" name="Other"><AD id="port" type="Integer" default="1"/></OCD>
        <Designate pid="art.painter.sample"><Object ocdref="sample"/></Designate>
        <Designate factoryPid="art.painter.many"><Object ocdref="many"/></Designate>
        <Designate pid="org.example.other"><Object ocdref="other"/></Designate>
      </metatype:MetaData>
      """;

  private Samples() {}

  public static Declarations declarations() {
    try {
      var declarations = new Declarations();
      declarations.read(new ByteArrayInputStream(DOCUMENT.getBytes(StandardCharsets.UTF_8)));
      return declarations;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Variables variables() {
    return new Variables(
        name -> Optional.ofNullable(Map.of("painter.data", "/data").get(name)),
        name -> Optional.ofNullable(Map.of("LIMIT", "70").get(name)));
  }
}
