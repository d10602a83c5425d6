package art.painter.training.local;

import java.awt.Color;

/** Motifs that grow. */
final class Plants {

  private static final Color TRUNK = new Color(0x5c4430);

  private Plants() {}

  static void forest(Stage s, double x, double y, double h, Color c) {
    for (int row = 0; row < 2; row++) {
      for (double at = -0.03; at < 1.05; at += 0.055) {
        Color tint =
            Stage.mix(c, s.random.nextBoolean() ? Color.BLACK : Color.WHITE, s.chance(0, 0.22));
        double height = h * s.chance(0.6, 1.05) * (row == 0 ? 1 : 0.75);
        if (s.random.nextInt(3) == 0) {
          pine(s, at + s.chance(-0.02, 0.02), y + row * 0.04, height, tint);
        } else {
          s.clump(tint, at, y + row * 0.04 - height * 0.5, height * 0.3, height * 0.5);
        }
      }
    }
  }

  static void tree(Stage s, double x, double y, double h, Color c) {
    s.polygon(
        TRUNK,
        x - h * 0.05,
        y,
        x - h * 0.025,
        y - h * 0.5,
        x + h * 0.03,
        y - h * 0.5,
        x + h * 0.06,
        y);
    s.line(TRUNK, h * 0.03, x, y - h * 0.35, x + h * 0.15, y - h * 0.55);
    s.clump(Stage.darker(c), x + h * 0.03, y - h * 0.6, h * 0.33, h * 0.26);
    s.clump(c, x - h * 0.06, y - h * 0.68, h * 0.27, h * 0.25);
    for (int i = 0; i < 4; i++) {
      s.clump(
          Stage.lighter(c),
          x + h * s.chance(-0.25, 0.05),
          y - h * s.chance(0.62, 0.88),
          h * 0.08,
          h * 0.06);
    }
  }

  static void pine(Stage s, double x, double y, double h, Color c) {
    s.rectangle(TRUNK, x - h * 0.025, y - h * 0.15, h * 0.05, h * 0.15);
    for (int i = 0; i < 4; i++) {
      double foot = y - h * (0.12 + 0.2 * i);
      double w = h * (0.24 - 0.045 * i);
      s.polygon(c, x - w, foot, x, foot - h * 0.3, x + w, foot);
      s.polygon(Stage.darker(c), x + w * 0.1, foot, x, foot - h * 0.3, x + w, foot);
    }
  }

  static void cypress(Stage s, double x, double y, double h, Color c) {
    s.blob(
        c,
        x - h * 0.11,
        y,
        x - h * 0.13,
        y - h * 0.45,
        x,
        y - h * 1.15,
        x + h * 0.13,
        y - h * 0.45,
        x + h * 0.11,
        y);
    s.blob(
        Stage.darker(c),
        x + h * 0.02,
        y,
        x,
        y - h * 0.4,
        x + h * 0.02,
        y - h * 0.9,
        x + h * 0.11,
        y - h * 0.4);
  }

  static void palm(Stage s, double x, double y, double h, Color c) {
    double top = x + h * s.chance(-0.2, 0.2);
    s.line(TRUNK, h * 0.045, x, y, (x + top) / 2 + h * 0.03, y - h * 0.4, top, y - h * 0.8);
    for (int i = 0; i < 7; i++) {
      double angle = Math.PI * (0.05 + 0.15 * i);
      double tipX = top + h * 0.36 * Math.cos(angle);
      double tipY = y - h * 0.8 - h * 0.22 * Math.sin(angle) + h * 0.12;
      s.blob(
          i % 2 == 0 ? c : Stage.darker(c),
          top,
          y - h * 0.8,
          (top + tipX) / 2,
          y - h * 1.02,
          tipX,
          tipY,
          (top + tipX) / 2,
          y - h * 0.86);
    }
  }

  static void bush(Stage s, double x, double y, double h, Color c) {
    s.clump(Stage.darker(c), x, y - h * 0.4, h * 0.8, h * 0.5);
    s.clump(c, x - h * 0.15, y - h * 0.5, h * 0.55, h * 0.4);
  }

  static void flower(Stage s, double x, double y, double h, Color c) {
    for (int i = 0; i < 5; i++) {
      double at = x + h * s.chance(-0.9, 0.9);
      double top = y - h * s.chance(0.6, 1.1);
      s.line(new Color(0x406838), h * 0.04, at, y, at + h * 0.05, top);
      bloom(s, at + h * 0.05, top, h * 0.17, c);
    }
  }

  static void bloom(Stage s, double x, double y, double r, Color c) {
    for (int p = 0; p < 6; p++) {
      double angle = Math.PI * p / 3;
      s.ellipse(
          p % 2 == 0 ? c : Stage.darker(c),
          x + r * 0.6 * Math.cos(angle),
          y + r * 0.6 * Math.sin(angle),
          r * 0.5,
          r * 0.5);
    }
    s.ellipse(new Color(0xf0d868), x, y, r * 0.35, r * 0.35);
  }

  static void grass(Stage s, double x, double y, double h, Color c) {
    for (int i = 0; i < 16; i++) {
      double at = x + h * s.chance(-1.5, 1.5);
      s.line(
          i % 2 == 0 ? c : Stage.darker(c),
          h * 0.03,
          at,
          y,
          at + h * s.chance(-0.25, 0.25),
          y - h * s.chance(0.5, 1));
    }
  }
}
