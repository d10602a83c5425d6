package art.painter.rest.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Networks in CIDR notation, such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
public final class Networks {
  private final List<Network> networks;

  private Networks(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * {@return the networks that are listed}
   *
   * @param list separated by commas; empty for none
   * @throws IllegalArgumentException for what is no network
   */
  public static Networks parse(String list) {
    return new Networks(
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(Network::parse)
            .toList());
  }

  /**
   * {@return whether an address is in one of them}
   *
   * @param address an address in digits, as the connection has it
   */
  public boolean contain(String address) {
    return !networks.isEmpty()
        && isLiteral(address)
        && networks.stream().anyMatch(network -> network.contains(bytes(address)));
  }

  /** Else a name would be looked up. */
  private static boolean isLiteral(String address) {
    return address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException noAddress) {
      throw new IllegalArgumentException("Not an address: " + address, noAddress);
    }
  }

  private record Network(byte[] address, int bits) {
    static Network parse(String text) {
      String[] parts = text.split("/", -1);
      if (parts.length == 2 && isLiteral(parts[0]) && parts[1].matches("\\d{1,3}")) {
        byte[] address = bytes(parts[0]);
        int bits = Integer.parseInt(parts[1]);
        if (bits <= address.length * 8) {
          return new Network(address, bits);
        }
      }
      throw new IllegalArgumentException(
          "Write a network as 10.0.0.0/8 or fd00::/8, not as \"" + text + "\".");
    }

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        if (((address[bit / 8] ^ other[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
