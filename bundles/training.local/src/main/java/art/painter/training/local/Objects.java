package art.painter.training.local;

import java.awt.Color;

/** Things of a room, and plain shapes. */
final class Objects {

  private Objects() {}

  static void vase(Stage s, double x, double y, double h, Color c) {
    for (int i = 0; i < 9; i++) {
      double angle = Math.PI * (0.12 + 0.095 * i);
      double reach = h * s.chance(0.36, 0.52);
      double tipX = x + reach * Math.cos(angle);
      double tipY = y - h * 0.5 - reach * Math.sin(angle);
      s.line(new Color(0x486840), h * 0.018, x, y - h * 0.48, tipX, tipY);
      Color[] petals = {new Color(0xd84858), new Color(0xf0e0d0), new Color(0xe0a838)};
      Plants.bloom(s, tipX, tipY, h * 0.1, petals[s.random.nextInt(petals.length)]);
    }
    s.blob(
        c,
        x - h * 0.1,
        y,
        x - h * 0.27,
        y - h * 0.22,
        x - h * 0.08,
        y - h * 0.44,
        x - h * 0.12,
        y - h * 0.54,
        x + h * 0.12,
        y - h * 0.54,
        x + h * 0.08,
        y - h * 0.44,
        x + h * 0.27,
        y - h * 0.22,
        x + h * 0.1,
        y);
    s.blob(
        Stage.darker(c),
        x + h * 0.05,
        y - h * 0.03,
        x + h * 0.21,
        y - h * 0.22,
        x + h * 0.06,
        y - h * 0.4,
        x + h * 0.03,
        y - h * 0.2);
    s.ellipse(Stage.lighter(c), x - h * 0.1, y - h * 0.25, h * 0.025, h * 0.07);
  }

  static void bowl(Stage s, double x, double y, double h, Color c) {
    for (int i = -1; i <= 1; i++) {
      fruit(s, x + h * 0.65 * i, y - h * 0.6, h * 0.8, new Color(i == 0 ? 0xc84038 : 0xd8a038));
    }
    s.blob(c, x - h * 1.5, y - h, x + h * 1.5, y - h, x + h * 0.9, y, x - h * 0.9, y);
    s.blob(
        Stage.darker(c),
        x + h * 0.2,
        y - h * 0.9,
        x + h * 1.3,
        y - h * 0.9,
        x + h * 0.8,
        y,
        x + h * 0.1,
        y);
  }

  static void fruit(Stage s, double x, double y, double h, Color c) {
    s.ellipse(Stage.darker(c), x, y - h / 2, h / 2, h / 2);
    s.ellipse(c, x - h * 0.05, y - h * 0.55, h * 0.42, h * 0.42);
    s.ellipse(Stage.lighter(c), x - h * 0.17, y - h * 0.68, h * 0.12, h * 0.1);
    s.line(new Color(0x403020), h * 0.06, x, y - h * 0.95, x + h * 0.08, y - h * 1.12);
  }

  static void pear(Stage s, double x, double y, double h, Color c) {
    s.blob(
        c,
        x - h * 0.4,
        y,
        x - h * 0.42,
        y - h * 0.45,
        x - h * 0.12,
        y - h * 0.95,
        x + h * 0.12,
        y - h * 0.95,
        x + h * 0.42,
        y - h * 0.45,
        x + h * 0.4,
        y);
    s.blob(
        Stage.darker(c),
        x + h * 0.3,
        y - h * 0.05,
        x + h * 0.33,
        y - h * 0.4,
        x + h * 0.08,
        y - h * 0.8,
        x + h * 0.1,
        y - h * 0.3);
    s.line(new Color(0x403020), h * 0.04, x, y - h * 0.85, x + h * 0.05, y - h * 1.05);
  }

  static void bottle(Stage s, double x, double y, double h, Color c) {
    s.rectangle(c, x - h * 0.12, y - h * 0.6, h * 0.24, h * 0.6);
    s.polygon(
        c,
        x - h * 0.12,
        y - h * 0.6,
        x - h * 0.045,
        y - h * 0.72,
        x - h * 0.045,
        y - h,
        x + h * 0.045,
        y - h,
        x + h * 0.045,
        y - h * 0.72,
        x + h * 0.12,
        y - h * 0.6);
    s.rectangle(Stage.lighter(c), x - h * 0.09, y - h * 0.56, h * 0.03, h * 0.5);
    s.rectangle(new Color(0xe8dcc0), x - h * 0.12, y - h * 0.4, h * 0.24, h * 0.2);
  }

  static void cup(Stage s, double x, double y, double h, Color c) {
    s.ellipse(Stage.darker(c), x + h * 0.5, y - h * 0.5, h * 0.25, h * 0.28);
    s.polygon(c, x - h * 0.5, y - h, x + h * 0.5, y - h, x + h * 0.35, y, x - h * 0.35, y);
    s.ellipse(new Color(0x503828), x, y - h, h * 0.45, h * 0.12);
  }

  static void candle(Stage s, double x, double y, double h, Color c) {
    s.ellipse(new Color(0x887048), x, y - h * 0.03, h * 0.2, h * 0.05);
    s.rectangle(c, x - h * 0.07, y - h * 0.68, h * 0.14, h * 0.66);
    s.blob(
        new Color(0xfce080),
        x - h * 0.06,
        y - h * 0.76,
        x,
        y - h * 1.1,
        x + h * 0.06,
        y - h * 0.76,
        x,
        y - h * 0.66);
  }

  static void book(Stage s, double x, double y, double h, Color c) {
    s.rectangle(c, x - h * 1.4, y - h, h * 2.8, h);
    s.rectangle(new Color(0xe8e0cc), x - h * 1.2, y - h * 0.8, h * 2.6, h * 0.6);
  }

  static void chair(Stage s, double x, double y, double h, Color c) {
    for (double leg : new double[] {-0.22, 0.22}) {
      s.line(c, h * 0.05, x + h * leg, y, x + h * leg, y - h * 0.45);
      s.line(
          Stage.darker(c),
          h * 0.045,
          x + h * leg * 0.75,
          y - h * 0.08,
          x + h * leg * 0.75,
          y - h * 0.48);
    }
    s.polygon(
        Stage.lighter(c),
        x - h * 0.26,
        y - h * 0.42,
        x + h * 0.26,
        y - h * 0.42,
        x + h * 0.2,
        y - h * 0.52,
        x - h * 0.2,
        y - h * 0.52);
    s.line(c, h * 0.05, x - h * 0.19, y - h * 0.5, x - h * 0.19, y - h);
    s.line(c, h * 0.05, x + h * 0.19, y - h * 0.5, x + h * 0.19, y - h);
    s.rectangle(c, x - h * 0.19, y - h * 0.98, h * 0.38, h * 0.12);
    s.rectangle(c, x - h * 0.19, y - h * 0.76, h * 0.38, h * 0.08);
  }

  static void window(Stage s, double x, double y, double h, Color c) {
    Color frame = new Color(0x6c5844);
    s.rectangle(frame, x - h * 0.4, y - h * 1.04, h * 0.8, h * 1.08);
    s.rectangle(c, x - h * 0.35, y - h, h * 0.7, h);
    s.rectangle(frame, x - h * 0.02, y - h, h * 0.04, h);
    s.rectangle(frame, x - h * 0.35, y - h * 0.55, h * 0.7, h * 0.04);
  }

  static void circle(Stage s, double x, double y, double h, Color c) {
    s.ellipse(c, x, y - h / 2, h / 2, h / 2);
    if (s.random.nextBoolean()) {
      s.ellipse(Stage.mix(c, Color.WHITE, 0.6), x, y - h / 2, h * 0.3, h * 0.3);
      s.ellipse(Stage.darker(c), x, y - h / 2, h * 0.15, h * 0.15);
    }
  }

  static void square(Stage s, double x, double y, double h, Color c) {
    double turn = s.chance(0, Math.PI / 2);
    double[] points = new double[8];
    for (int i = 0; i < 4; i++) {
      points[2 * i] = x + h * 0.6 * Math.cos(turn + i * Math.PI / 2);
      points[2 * i + 1] = y - h / 2 + h * 0.6 * Math.sin(turn + i * Math.PI / 2);
    }
    s.polygon(c, points);
  }

  static void triangle(Stage s, double x, double y, double h, Color c) {
    double turn = s.chance(0, 2);
    double[] points = new double[6];
    for (int i = 0; i < 3; i++) {
      points[2 * i] = x + h * 0.62 * Math.cos(turn + i * Math.PI * 2 / 3);
      points[2 * i + 1] = y - h / 2 + h * 0.62 * Math.sin(turn + i * Math.PI * 2 / 3);
    }
    s.polygon(c, points);
  }

  static void stroke(Stage s, double x, double y, double h, Color c) {
    double angle = s.chance(0, Math.PI);
    double dx = h * Math.cos(angle);
    double dy = h * Math.sin(angle);
    s.line(c, s.chance(0.008, 0.03), x - dx, y - h / 2 - dy, x + dx, y - h / 2 + dy);
  }

  static void spiral(Stage s, double x, double y, double h, Color c) {
    double[] points = new double[160];
    for (int i = 0; i < 80; i++) {
      double r = h / 2 * i / 80;
      points[2 * i] = x + r * Math.cos(i * 0.3);
      points[2 * i + 1] = y - h / 2 + r * Math.sin(i * 0.3);
    }
    s.line(c, h * 0.04, points);
  }
}
