package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /account} and {@code /hardware}. */
final class AccountRoutes {
  /** The only account. */
  static final String USERNAME = "emulator";

  /** The hardware that the real service named in 2025 when it refused another. */
  static final Map<String, String> HARDWARE = new LinkedHashMap<>();

  static {
    HARDWARE.put("cpu", "CPU");
    HARDWARE.put("gpu-a100-large", "Nvidia A100 (80GB) GPU");
    HARDWARE.put("gpu-a100-large-2x", "2x Nvidia A100 (80GB) GPU");
    HARDWARE.put("gpu-h100", "Nvidia H100 GPU");
    HARDWARE.put("gpu-l40s", "Nvidia L40S GPU");
    HARDWARE.put("gpu-l40s-2x", "2x Nvidia L40S GPU");
  }

  void addTo(Router router) {
    router
        .api("get-account", "GET", "/account", request -> account())
        .api("list-hardware", "GET", "/hardware", request -> hardware());
  }

  private static Answer account() {
    ObjectNode account = Json.object();
    account.put("type", "user").put("username", USERNAME).put("name", "Replicate emulator");
    account.put("github_url", "https://github.com/" + USERNAME);
    account.put("avatar_url", "https://github.com/" + USERNAME + ".png");
    return Answer.json(200, account);
  }

  private static Answer hardware() {
    ArrayNode list = Json.array();
    HARDWARE.forEach((sku, name) -> list.addObject().put("sku", sku).put("name", name));
    return Answer.json(200, list);
  }
}
