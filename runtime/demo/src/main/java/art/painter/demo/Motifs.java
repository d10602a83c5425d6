package art.painter.demo;

import static art.painter.demo.Hand.CORAL;
import static art.painter.demo.Hand.INK;
import static art.painter.demo.Hand.OCHRE;
import static art.painter.demo.Hand.PAPER;
import static art.painter.demo.Hand.ROSE;
import static art.painter.demo.Hand.TEAL;
import static art.painter.demo.Shapes.box;
import static art.painter.demo.Shapes.disc;
import static art.painter.demo.Shapes.edges;
import static art.painter.demo.Shapes.oval;
import static art.painter.demo.Shapes.rightOf;
import static art.painter.demo.Shapes.soft;
import static art.painter.demo.Shapes.turned;

import java.awt.Color;
import java.awt.Shape;

/** What comes back in several of the sample works. */
final class Motifs {
  private Motifs() {}

  static Color paint(int i) {
    return switch (i % 5) {
      case 0 -> TEAL;
      case 1 -> CORAL;
      case 2 -> ROSE;
      case 3 -> TEAL;
      default -> INK;
    };
  }

  static void sky(Hand hand, Color paint, double angle) {
    hand.paint(box(-20, -20, hand.width() + 40, hand.height() + 40), paint, angle);
  }

  static void sea(Hand hand, double y) {
    hand.form(box(-20, y, hand.width() + 40, hand.height()), TEAL, 1);
    for (int i = 0; i < 16; i++) {
      double x = i * 271 % hand.width();
      double at = y + 50 + i * 83 % 380;
      hand.line(x, at, x + 40, at - 12, x + 80, at, x + 120, at - 12);
    }
  }

  static void house(Hand hand, double x, double y, double width, double height, Color paint) {
    Shape wall = box(x, y, width, height);
    hand.form(wall, paint, 86).shade(rightOf(wall, x + width * 0.68), 75, 13);
    hand.form(edges(x - 14, y, x + width / 2, y - width * 0.55, x + width + 14, y), INK, 35);
    hand.form(box(x + width * 0.16, y + height * 0.22, width * 0.24, height * 0.24), OCHRE, 90);
    hand.form(box(x + width * 0.4, y + height * 0.6, width * 0.22, height * 0.4), TEAL, 90);
  }

  static void boat(Hand hand, double x, double y, double size, Color sail) {
    hand.line(x, y, x, y - 190 * size);
    hand.form(
        edges(x + 8, y - 180 * size, x + 8, y - 22 * size, x + 110 * size, y - 22 * size),
        sail,
        60);
    hand.form(
        edges(x - 8, y - 150 * size, x - 8, y - 22 * size, x - 70 * size, y - 22 * size), ROSE, 60);
    hand.form(
        edges(
            x - 110 * size,
            y - 8,
            x + 130 * size,
            y - 8,
            x + 85 * size,
            y + 46 * size,
            x - 75 * size,
            y + 46 * size),
        INK,
        3);
  }

  static void cloud(Hand hand, double x, double y, double size) {
    Shape cloud =
        soft(
            x - 150 * size,
            y + 40,
            x - 130 * size,
            y - 30,
            x - 40 * size,
            y - 70 * size,
            x + 60 * size,
            y - 60 * size,
            x + 150 * size,
            y - 10,
            x + 150 * size,
            y + 50);
    hand.form(cloud, ROSE, -6);
  }

  static void mountain(Hand hand, double x, double top, double half, double foot, Color paint) {
    Shape whole =
        edges(
            x - half,
            foot + 40,
            x - half * 0.4,
            top + 190,
            x,
            top,
            x + half * 0.3,
            top + 130,
            x + half,
            foot + 40);
    hand.form(whole, paint, 58);
    hand.form(
        edges(
            x - half * 0.2,
            top + 95,
            x,
            top,
            x + half * 0.2,
            top + 87,
            x + 20,
            top + 70,
            x - 20,
            top + 125),
        PAPER,
        60);
  }

  static void tree(Hand hand, double x, double y, double size, Color crown) {
    hand.form(
        edges(
            x - 24 * size,
            y,
            x - 12 * size,
            y - 200 * size,
            x + 12 * size,
            y - 200 * size,
            x + 28 * size,
            y),
        CORAL,
        88);
    Shape top =
        soft(
            x - 140 * size,
            y - 200 * size,
            x - 110 * size,
            y - 350 * size,
            x,
            y - 420 * size,
            x + 120 * size,
            y - 340 * size,
            x + 130 * size,
            y - 190 * size,
            x,
            y - 150 * size);
    hand.form(top, crown, 35);
    for (int i = 0; i < 6; i++) {
      hand.form(
          disc(x - 80 * size + i * 32 * size, y - (230 + i * 67 % 110) * size, 13 * size),
          OCHRE,
          0);
    }
  }

  static void pine(Hand hand, double x, double y, double size, Color paint) {
    hand.form(box(x - 12, y - 60, 24, 110), OCHRE, 90);
    for (int i = 0; i < 4; i++) {
      double low = y - i * 120 * size;
      double half = (130 - i * 25) * size;
      hand.form(edges(x - half, low, x, low - 210 * size, x + half, low), paint, 70);
    }
  }

  static void flower(Hand hand, double x, double y, Color paint) {
    for (int petal = 0; petal < 6; petal++) {
      hand.form(turned(oval(x, y - 58, 30, 50), petal * 60, x, y), paint, petal * 60 + 90);
    }
    hand.form(disc(x, y, 28), INK, 0);
  }

  static void bird(Hand hand, double x, double y, double size) {
    hand.form(
        soft(
            x - 90 * size,
            y - 46 * size,
            x - 20 * size,
            y - 40 * size,
            x,
            y,
            x + 20 * size,
            y - 40 * size,
            x + 90 * size,
            y - 46 * size,
            x + 30 * size,
            y + 6 * size,
            x,
            y + 40 * size,
            x - 30 * size,
            y + 6 * size),
        INK,
        10);
  }

  static void pear(Hand hand, double x, double y, Color paint) {
    Shape pear =
        soft(
            x - 50, y - 120, x + 50, y - 120, x + 70, y, x + 140, y + 130, x + 60, y + 240, x - 60,
            y + 240, x - 140, y + 130, x - 70, y);
    hand.form(pear, paint, 75).shade(rightOf(pear, x + 30), 65, 15);
    hand.line(x, y - 110, x + 20, y - 180);
  }
}
