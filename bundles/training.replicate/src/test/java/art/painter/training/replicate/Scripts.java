package art.painter.training.replicate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What the scripted servers answer with. */
final class Scripts {
  static final String HASH = "b6af14222e6bd9be257cbc1ea4afda3cd0503e1133083b9d1de0364d8568e6ef";
  static final String ACCOUNT = "{\"type\":\"user\",\"username\":\"cheri\"}";

  private Scripts() {}

  /** A trainer with this {@code TrainingInput}; single quotes stand for double ones. */
  static String trainer(String schemas) {
    return quoted(
        "{'latest_version':{'id':'%s','openapi_schema':{'components':{'schemas':{%s}}}}}"
            .formatted(HASH, schemas));
  }

  static String ostris() {
    return trainer(
        "'TrainingInput':{'type':'object','required':['input_images'],'properties':{"
            + "'input_images':{'type':'string','format':'uri'},'trigger_word':{'type':'string'},"
            + "'autocaption':{'type':'boolean'},'steps':{'type':'integer','minimum':3,'maximum':6000},"
            + "'lora_rank':{'type':'integer','minimum':1,'maximum':128}}}");
  }

  static String fastFlux() {
    return trainer(
        "'LoraType':{'enum':['subject','style'],'type':'string'},"
            + "'TrainingInput':{'type':'object','properties':{'input_images':{'type':'string'},"
            + "'trigger_word':{'anyOf':[{'type':'string'},{'type':'null'}]},"
            + "'lora_type':{'allOf':[{'$ref':'#/components/schemas/LoraType'}],'default':'subject'},"
            + "'training_steps':{'anyOf':[{'type':'integer','maximum':2000},{'type':'null'}]}}}");
  }

  static String model(String name, String visibility, String description) {
    return quoted(
        "{'owner':'cheri','name':'%s','visibility':'%s','description':'%s','latest_version':null}"
            .formatted(name, visibility, description));
  }

  static String quoted(String json) {
    return json.replace('\'', '"');
  }

  /** A LoRA of two layers of rank 16. */
  static byte[] safetensors() {
    String header =
        quoted(
            "{'__metadata__':{'format':'pt'},"
                + "'a.lora_A.weight':{'dtype':'BF16','shape':[16,4],'data_offsets':[0,128]},"
                + "'a.lora_B.weight':{'dtype':'BF16','shape':[4,16],'data_offsets':[128,256]},"
                + "'b.lora_down.weight':{'dtype':'BF16','shape':[16,2],'data_offsets':[256,320]}}");
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + json.length + 320).order(ByteOrder.LITTLE_ENDIAN);
    return file.putLong(json.length).put(json).array();
  }

  static byte[] tar(Object... namesAndBytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        byte[] content = (byte[]) namesAndBytes[i + 1];
        TarArchiveEntry entry = new TarArchiveEntry((String) namesAndBytes[i]);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
