package art.painter.rest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 127.0.0.1 | false",
        "127.0.0.1/32 | 127.0.0.1 | true",
        "127.0.0.1/32 | 127.0.0.2 | false",
        "10.1.0.0/15 | 10.0.255.255 | true",
        "10.1.0.0/15 | 10.2.0.0 | false",
        "10.0.0.0/8,192.168.7.0/24 | 192.168.7.9 | true",
        "10.0.0.0/8,192.168.7.0/24 | 192.168.8.9 | false",
        "0.0.0.0/0 | 8.8.8.8 | true",
        "0.0.0.0/0 | ::1 | false",
        "fd00::/8 | fd12::1 | true",
        "fd00::/8 | fe80::1 | false",
        "127.0.0.0/8 | ::ffff:127.0.0.1 | true",
        "127.0.0.0/8 | localhost | false"
      })
  void an_address_is_in_a_network_by_its_first_bits(String networks, String address, boolean isIn) {
    assertEquals(isIn, Networks.parse(networks).contain(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0", "10.0.0.0/33", "::/129", "localhost/8", "10.0.0.0/8/8", "10/x", "/8"})
  void what_is_no_network_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Networks.parse(text));
  }
}
