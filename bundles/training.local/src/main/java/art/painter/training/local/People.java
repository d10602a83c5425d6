package art.painter.training.local;

import java.awt.Color;

/** People. */
final class People {

  private static final Color SKIN = new Color(0xe0b898);
  private static final Color HAIR = new Color(0x3c2c24);
  private static final Color DARK = new Color(0x282428);
  private static final Color PALE = new Color(0xf4f0e8);

  private People() {}

  static void person(Stage s, double x, double y, double h, Color c) {
    s.polygon(
        DARK,
        x - h * 0.09,
        y - h * 0.48,
        x + h * 0.09,
        y - h * 0.48,
        x + h * 0.1,
        y,
        x + h * 0.03,
        y,
        x,
        y - h * 0.35,
        x - h * 0.04,
        y,
        x - h * 0.11,
        y);
    s.blob(
        c,
        x - h * 0.14,
        y - h * 0.8,
        x,
        y - h * 0.88,
        x + h * 0.14,
        y - h * 0.8,
        x + h * 0.13,
        y - h * 0.42,
        x - h * 0.13,
        y - h * 0.42);
    s.line(c, h * 0.065, x - h * 0.12, y - h * 0.76, x - h * 0.17, y - h * 0.5);
    s.line(Stage.darker(c), h * 0.065, x + h * 0.12, y - h * 0.76, x + h * 0.17, y - h * 0.5);
    s.ellipse(HAIR, x, y - h * 0.92, h * 0.078, h * 0.085);
    s.ellipse(SKIN, x, y - h * 0.9, h * 0.064, h * 0.075);
  }

  static void woman(Stage s, double x, double y, double h, Color c) {
    s.ellipse(HAIR, x, y - h * 0.88, h * 0.09, h * 0.11);
    s.polygon(
        c,
        x - h * 0.07,
        y - h * 0.78,
        x + h * 0.07,
        y - h * 0.78,
        x + h * 0.06,
        y - h * 0.55,
        x + h * 0.22,
        y,
        x - h * 0.22,
        y,
        x - h * 0.06,
        y - h * 0.55);
    s.polygon(
        Stage.darker(c),
        x + h * 0.02,
        y - h * 0.5,
        x + h * 0.06,
        y - h * 0.55,
        x + h * 0.22,
        y,
        x + h * 0.06,
        y);
    s.line(
        SKIN,
        h * 0.05,
        x - h * 0.08,
        y - h * 0.75,
        x - h * 0.15,
        y - h * 0.6,
        x - h * 0.1,
        y - h * 0.46);
    s.line(
        SKIN,
        h * 0.05,
        x + h * 0.08,
        y - h * 0.75,
        x + h * 0.15,
        y - h * 0.6,
        x + h * 0.12,
        y - h * 0.46);
    s.ellipse(SKIN, x, y - h * 0.89, h * 0.062, h * 0.075);
  }

  static void dancer(Stage s, double x, double y, double h, Color c) {
    s.perhapsMirrored(
        x,
        () -> {
          s.line(SKIN, h * 0.055, x - h * 0.02, y - h * 0.42, x - h * 0.05, y);
          s.line(SKIN, h * 0.055, x + h * 0.05, y - h * 0.4, x + h * 0.28, y - h * 0.22);
          s.polygon(
              c,
              x - h * 0.06,
              y - h * 0.76,
              x + h * 0.06,
              y - h * 0.76,
              x + h * 0.05,
              y - h * 0.56,
              x + h * 0.3,
              y - h * 0.36,
              x + h * 0.1,
              y - h * 0.33,
              x - h * 0.1,
              y - h * 0.3,
              x - h * 0.26,
              y - h * 0.38,
              x - h * 0.05,
              y - h * 0.56);
          s.line(
              SKIN,
              h * 0.045,
              x - h * 0.06,
              y - h * 0.73,
              x - h * 0.22,
              y - h * 0.86,
              x - h * 0.16,
              y - h);
          s.line(SKIN, h * 0.045, x + h * 0.06, y - h * 0.73, x + h * 0.26, y - h * 0.8);
          s.ellipse(HAIR, x + h * 0.02, y - h * 0.89, h * 0.07, h * 0.07);
          s.ellipse(SKIN, x, y - h * 0.86, h * 0.055, h * 0.065);
        });
  }

  /** Head and shoulders, seen from the front. */
  static void head(Stage s, double x, double y, double h, Color c) {
    Color dress = new Color(0x484860);
    double eye = y - h * 0.62;
    s.blob(
        HAIR,
        x - h * 0.32,
        y - h * 0.35,
        x - h * 0.36,
        y - h * 0.85,
        x,
        y - h * 1.12,
        x + h * 0.36,
        y - h * 0.85,
        x + h * 0.32,
        y - h * 0.35);
    s.blob(
        dress,
        x - h * 0.75,
        y + h * 0.1,
        x - h * 0.5,
        y - h * 0.3,
        x,
        y - h * 0.26,
        x + h * 0.5,
        y - h * 0.3,
        x + h * 0.75,
        y + h * 0.1);
    s.polygon(
        Stage.darker(c),
        x - h * 0.1,
        y - h * 0.38,
        x + h * 0.1,
        y - h * 0.38,
        x + h * 0.14,
        y - h * 0.14,
        x,
        y - h * 0.06,
        x - h * 0.14,
        y - h * 0.14);
    s.ellipse(c, x, y - h * 0.6, h * 0.22, h * 0.3);
    s.blob(
        Stage.mix(c, Color.BLACK, 0.2),
        x + h * 0.06,
        y - h * 0.86,
        x + h * 0.24,
        y - h * 0.65,
        x + h * 0.14,
        y - h * 0.32,
        x + h * 0.04,
        y - h * 0.5);
    for (int side = -1; side <= 1; side += 2) {
      double at = x + side * h * 0.095;
      s.ellipse(PALE, at, eye, h * 0.05, h * 0.026);
      s.ellipse(DARK, at, eye, h * 0.025, h * 0.026);
      s.line(
          HAIR,
          h * 0.018,
          at - h * 0.06,
          eye - h * 0.05,
          at,
          eye - h * 0.07,
          at + h * 0.06,
          eye - h * 0.05);
    }
    s.line(
        Stage.darker(c),
        h * 0.016,
        x + h * 0.01,
        eye + h * 0.02,
        x + h * 0.035,
        eye + h * 0.13,
        x - h * 0.01,
        eye + h * 0.14);
    s.blob(
        new Color(0xa84848),
        x - h * 0.09,
        eye + h * 0.205,
        x,
        eye + h * 0.18,
        x + h * 0.09,
        eye + h * 0.205,
        x,
        eye + h * 0.26);
    s.blob(
        HAIR,
        x - h * 0.26,
        y - h * 0.7,
        x - h * 0.2,
        y - h * 0.98,
        x + h * 0.1,
        y - h * 1,
        x + h * 0.26,
        y - h * 0.75,
        x + h * 0.05,
        y - h * 0.84);
  }

  static void crown(Stage s, double x, double y, double h, Color c) {
    s.polygon(
        c,
        x - h,
        y,
        x - h * 1.1,
        y - h * 0.8,
        x - h * 0.5,
        y - h * 0.4,
        x,
        y - h,
        x + h * 0.5,
        y - h * 0.4,
        x + h * 1.1,
        y - h * 0.8,
        x + h,
        y);
    for (int i = -1; i <= 1; i++) {
      s.ellipse(new Color(0x903040), x + h * 0.6 * i, y - h * 0.18, h * 0.11, h * 0.11);
    }
  }

  static void hat(Stage s, double x, double y, double h, Color c) {
    s.ellipse(c, x, y - h * 0.1, h * 1.9, h * 0.25);
    s.blob(
        c,
        x - h * 1.1,
        y - h * 0.1,
        x - h,
        y - h * 1.1,
        x + h,
        y - h * 1.1,
        x + h * 1.1,
        y - h * 0.1);
    s.rectangle(Stage.lighter(c), x - h * 0.88, y - h * 0.4, h * 1.76, h * 0.16);
  }
}
