package art.painter.training.local;

import java.awt.Color;

/** Motifs that people built, on land and on water. */
final class Buildings {

  private static final Color ROOF = new Color(0x984838);
  private static final Color GLASS = new Color(0x383c48);
  private static final Color LIT = new Color(0xf8e088);

  private Buildings() {}

  static void house(Stage s, double x, double y, double h, Color c) {
    double w = h * s.chance(0.5, 0.7);
    double eaves = y - h * 0.58;
    s.rectangle(c, x - w, eaves, w * 1.2, h * 0.58);
    s.rectangle(Stage.darker(c), x + w * 0.2, eaves, w * 0.8, h * 0.58);
    s.polygon(ROOF, x - w * 1.1, eaves, x - w * 0.4, y - h, x + w * 0.6, y - h, x + w * 1.1, eaves);
    s.polygon(c, x + w * 0.2, eaves, x + w * 0.6, y - h, x + w, eaves);
    s.polygon(Stage.darker(c), x + w * 0.2, eaves, x + w * 0.6, y - h, x + w, eaves);
    s.rectangle(Stage.darker(ROOF), x - w * 0.5, y - h * 1.12, w * 0.18, h * 0.25);
    s.rectangle(GLASS, x - w * 0.8, y - h * 0.42, w * 0.25, h * 0.18);
    s.rectangle(GLASS, x - w * 0.3, y - h * 0.42, w * 0.25, h * 0.18);
    s.rectangle(new Color(0x503828), x + w * 0.45, y - h * 0.34, w * 0.28, h * 0.34);
  }

  static void church(Stage s, double x, double y, double h, Color c) {
    s.rectangle(c, x - h * 0.1, y - h * 0.36, h * 0.5, h * 0.36);
    s.polygon(
        ROOF,
        x - h * 0.12,
        y - h * 0.36,
        x,
        y - h * 0.56,
        x + h * 0.36,
        y - h * 0.56,
        x + h * 0.43,
        y - h * 0.36);
    s.rectangle(c, x - h * 0.22, y - h * 0.62, h * 0.22, h * 0.62);
    s.rectangle(Stage.darker(c), x - h * 0.08, y - h * 0.62, h * 0.08, h * 0.62);
    s.polygon(GLASS, x - h * 0.25, y - h * 0.62, x - h * 0.11, y - h, x + h * 0.03, y - h * 0.62);
    s.rectangle(GLASS, x - h * 0.15, y - h * 0.55, h * 0.05, h * 0.1);
    for (int i = 0; i < 3; i++) {
      s.rectangle(GLASS, x + h * (0.06 + 0.11 * i), y - h * 0.27, h * 0.045, h * 0.15);
    }
  }

  static void castle(Stage s, double x, double y, double h, Color c) {
    s.rectangle(c, x - h * 0.5, y - h * 0.5, h, h * 0.5);
    double[] towers = {-0.55, -0.12, 0.38};
    double[] heights = {0.75, 1, 0.68};
    for (int t = 0; t < 3; t++) {
      double left = x + h * towers[t];
      double top = y - h * heights[t];
      s.rectangle(Stage.lighter(c), left, top, h * 0.22, y - top);
      s.rectangle(Stage.darker(c), left + h * 0.14, top, h * 0.08, y - top);
      for (int i = 0; i < 3; i++) {
        s.rectangle(c, left + h * 0.08 * i, top - h * 0.06, h * 0.05, h * 0.07);
      }
      s.rectangle(GLASS, left + h * 0.07, top + h * 0.12, h * 0.05, h * 0.11);
    }
    s.ellipse(GLASS, x + h * 0.02, y - h * 0.17, h * 0.09, h * 0.1);
    s.rectangle(GLASS, x - h * 0.07, y - h * 0.17, h * 0.18, h * 0.17);
  }

  static void tower(Stage s, double x, double y, double h, Color c) {
    s.rectangle(c, x - h * 0.13, y - h * 0.9, h * 0.26, h * 0.9);
    s.rectangle(Stage.darker(c), x + h * 0.03, y - h * 0.9, h * 0.1, h * 0.9);
    for (int i = 0; i < 3; i++) {
      s.rectangle(c, x - h * 0.15 + h * 0.115 * i, y - h, h * 0.07, h * 0.12);
      s.rectangle(GLASS, x - h * 0.05, y - h * (0.3 + 0.22 * i), h * 0.06, h * 0.1);
    }
  }

  static void lighthouse(Stage s, double x, double y, double h, Color c) {
    s.polygon(
        c,
        x - h * 0.12,
        y,
        x - h * 0.075,
        y - h * 0.8,
        x + h * 0.075,
        y - h * 0.8,
        x + h * 0.12,
        y);
    for (int i = 0; i < 2; i++) {
      double top = y - h * (0.36 + 0.3 * i);
      s.polygon(
          ROOF,
          x - h * (0.105 - 0.016 * i),
          top + h * 0.12,
          x - h * (0.095 - 0.016 * i),
          top,
          x + h * (0.095 - 0.016 * i),
          top,
          x + h * (0.105 - 0.016 * i),
          top + h * 0.12);
    }
    s.rectangle(GLASS, x - h * 0.1, y - h * 0.82, h * 0.2, h * 0.03);
    s.rectangle(LIT, x - h * 0.055, y - h * 0.92, h * 0.11, h * 0.1);
    s.polygon(ROOF, x - h * 0.08, y - h * 0.91, x, y - h, x + h * 0.08, y - h * 0.91);
  }

  static void windmill(Stage s, double x, double y, double h, Color c) {
    s.polygon(
        c, x - h * 0.17, y, x - h * 0.1, y - h * 0.6, x + h * 0.1, y - h * 0.6, x + h * 0.17, y);
    s.polygon(
        Stage.darker(c),
        x + h * 0.03,
        y,
        x + h * 0.02,
        y - h * 0.6,
        x + h * 0.1,
        y - h * 0.6,
        x + h * 0.17,
        y);
    s.polygon(ROOF, x - h * 0.12, y - h * 0.6, x, y - h * 0.75, x + h * 0.12, y - h * 0.6);
    double turn = s.chance(0.2, 1.3);
    for (int i = 0; i < 4; i++) {
      double angle = turn + i * Math.PI / 2;
      double dx = Math.cos(angle) * h * 0.42;
      double dy = Math.sin(angle) * h * 0.42;
      s.polygon(
          GLASS,
          x,
          y - h * 0.62,
          x + dx,
          y - h * 0.62 + dy,
          x + dx - dy * 0.16,
          y - h * 0.62 + dy + dx * 0.16,
          x + dx * 0.15 - dy * 0.16,
          y - h * 0.62 + dy * 0.15 + dx * 0.16);
    }
    s.rectangle(GLASS, x - h * 0.04, y - h * 0.17, h * 0.08, h * 0.17);
  }

  static void temple(Stage s, double x, double y, double h, Color c) {
    s.rectangle(Stage.darker(c), x - h * 0.7, y - h * 0.65, h * 1.4, h * 0.6);
    for (int i = 0; i < 6; i++) {
      s.rectangle(c, x - h * 0.72 + h * 0.27 * i, y - h * 0.66, h * 0.12, h * 0.6);
    }
    s.rectangle(c, x - h * 0.8, y - h * 0.08, h * 1.6, h * 0.08);
    s.polygon(c, x - h * 0.82, y - h * 0.65, x, y - h, x + h * 0.82, y - h * 0.65);
    s.polygon(
        Stage.darker(c), x - h * 0.5, y - h * 0.69, x, y - h * 0.9, x + h * 0.5, y - h * 0.69);
  }

  static void block(Stage s, double x, double y, double h, Color c) {
    Color wall =
        Stage.mix(c, s.random.nextBoolean() ? Color.WHITE : Color.BLACK, s.chance(0, 0.35));
    double w = s.chance(0.05, 0.08);
    s.rectangle(wall, x - w, y - h, w * 2, h);
    s.rectangle(Stage.darker(wall), x + w * 0.45, y - h, w * 0.55, h);
    for (double top = y - h + 0.025; top < y - 0.04; top += 0.042) {
      for (int i = 0; i < 3; i++) {
        Color pane = s.random.nextInt(3) == 0 ? LIT : GLASS;
        s.rectangle(pane, x - w * 0.82 + w * 0.44 * i, top, w * 0.24, 0.02);
      }
    }
  }

  static void bridge(Stage s, double x, double y, double h, Color c) {
    s.rectangle(c, 0, y - h, 1, h * 0.35);
    s.rectangle(Stage.lighter(c), 0, y - h * 1.08, 1, h * 0.1);
    for (int i = 0; i < 5; i++) {
      s.rectangle(Stage.darker(c), i * 0.25 - 0.03, y - h * 0.7, 0.06, h * 0.9);
      s.polygon(
          c, i * 0.25, y - h * 0.7, i * 0.25 + 0.09, y - h * 0.7, i * 0.25 + 0.03, y - h * 0.3);
      s.polygon(
          c, i * 0.25, y - h * 0.7, i * 0.25 - 0.09, y - h * 0.7, i * 0.25 - 0.03, y - h * 0.3);
    }
  }

  static void fence(Stage s, double x, double y, double h, Color c) {
    s.rectangle(c, 0, y - h * 0.8, 1, h * 0.12);
    s.rectangle(c, 0, y - h * 0.4, 1, h * 0.12);
    for (double at = 0.02; at < 1; at += 0.075) {
      s.rectangle(Stage.darker(c), at, y - h * s.chance(0.95, 1.1), 0.014, h);
    }
  }

  static void lamp(Stage s, double x, double y, double h, Color c) {
    s.line(c, h * 0.035, x, y, x, y - h * 0.8);
    s.ellipse(LIT, x, y - h * 0.88, h * 0.09, h * 0.11);
    s.polygon(c, x - h * 0.1, y - h * 0.95, x, y - h * 1.04, x + h * 0.1, y - h * 0.95);
  }

  static void boat(Stage s, double x, double y, double h, Color c) {
    s.perhapsMirrored(
        x,
        () -> {
          s.line(GLASS, h * 0.02, x, y - h * 0.1, x, y - h);
          s.polygon(
              c, x + h * 0.03, y - h * 0.95, x + h * 0.03, y - h * 0.2, x + h * 0.42, y - h * 0.22);
          s.polygon(
              Stage.darker(c),
              x - h * 0.03,
              y - h * 0.85,
              x - h * 0.03,
              y - h * 0.2,
              x - h * 0.3,
              y - h * 0.22);
          hull(s, x, y, h * 0.48, h * 0.15, new Color(0x503c34));
        });
    reflection(s, x, y, h * 0.35, h * 0.3, c);
  }

  static void ship(Stage s, double x, double y, double h, Color c) {
    Color sail = new Color(0xf0e8d4);
    for (int m = -1; m <= 1; m++) {
      double at = x + h * 0.3 * m;
      s.line(GLASS, h * 0.018, at, y - h * 0.15, at, y - h * (m == 0 ? 1 : 0.85));
      for (int i = 0; i < 3; i++) {
        double top = y - h * (m == 0 ? 0.95 : 0.8) + h * 0.22 * i;
        double w = h * (0.09 + 0.03 * i);
        s.polygon(
            i % 2 == 0 ? sail : Stage.mix(sail, Color.GRAY, 0.3),
            at - w,
            top,
            at + w,
            top,
            at + w * 1.2,
            top + h * 0.18,
            at - w * 1.2,
            top + h * 0.18);
      }
    }
    hull(s, x, y, h * 0.65, h * 0.2, c);
    reflection(s, x, y, h * 0.5, h * 0.25, sail);
  }

  static void rowboat(Stage s, double x, double y, double h, Color c) {
    hull(s, x, y, h * 2, h, c);
    s.line(Stage.lighter(c), h * 0.12, x - h * 1.9, y - h * 0.95, x + h * 1.9, y - h * 0.95);
    s.line(GLASS, h * 0.1, x - h * 0.6, y - h * 1.2, x - h * 1.6, y + h * 0.3);
    reflection(s, x, y, h * 1.4, h, c);
  }

  private static void hull(Stage s, double x, double y, double half, double h, Color c) {
    s.polygon(
        c, x - half, y - h, x + half * 1.08, y - h * 1.1, x + half * 0.7, y, x - half * 0.75, y);
    s.line(Stage.lighter(c), h * 0.13, x - half, y - h, x + half * 1.08, y - h * 1.1);
  }

  private static void reflection(Stage s, double x, double y, double half, double h, Color c) {
    for (int i = 0; i < 4; i++) {
      double w = half * s.chance(0.4, 1) * (1 - i * 0.18);
      s.rectangle(
          Stage.mix(c, Color.GRAY, 0.45), x - w, y + h * (0.12 + 0.24 * i), 2 * w, h * 0.07);
    }
  }
}
