package art.painter.demo;

import static art.painter.demo.Hand.CORAL;
import static art.painter.demo.Hand.INK;
import static art.painter.demo.Hand.OCHRE;
import static art.painter.demo.Hand.PAPER;
import static art.painter.demo.Hand.ROSE;
import static art.painter.demo.Hand.TEAL;
import static art.painter.demo.Motifs.bird;
import static art.painter.demo.Motifs.boat;
import static art.painter.demo.Motifs.cloud;
import static art.painter.demo.Motifs.flower;
import static art.painter.demo.Motifs.house;
import static art.painter.demo.Motifs.mountain;
import static art.painter.demo.Motifs.paint;
import static art.painter.demo.Motifs.pear;
import static art.painter.demo.Motifs.pine;
import static art.painter.demo.Motifs.sea;
import static art.painter.demo.Motifs.sky;
import static art.painter.demo.Motifs.tree;
import static art.painter.demo.Shapes.box;
import static art.painter.demo.Shapes.disc;
import static art.painter.demo.Shapes.edges;
import static art.painter.demo.Shapes.ground;
import static art.painter.demo.Shapes.oval;
import static art.painter.demo.Shapes.rightOf;
import static art.painter.demo.Shapes.soft;
import static art.painter.demo.Shapes.turned;

import java.awt.Shape;

/** What the sample works show. */
final class Subjects {
  private Subjects() {}

  static void harbour(Hand hand) {
    sky(hand, ROSE, 4);
    hand.form(disc(930, 330, 130), CORAL, 20);
    sea(hand, 560);
    for (int i = 0; i < 4; i++) {
      house(
          hand, 30 + i * 130, 420 - i % 2 * 45, 120, 150 + i % 2 * 45, i % 2 == 0 ? OCHRE : PAPER);
    }
    boat(hand, 420, 730, 1.5, CORAL);
    boat(hand, 900, 660, 0.9, PAPER);
    boat(hand, 1010, 900, 1.3, OCHRE);
  }

  static void village(Hand hand) {
    sky(hand, PAPER, -8);
    for (int i = 0; i < 3; i++) {
      cloud(hand, 170 + i * 340, 130 + i % 2 * 70, 1 + i * 0.2);
    }
    mountain(hand, 300, 230, 420, 760, TEAL);
    mountain(hand, 790, 170, 480, 760, INK);
    hand.form(ground(1024, 1024, 720, 40, 2), OCHRE, -12);
    hand.form(edges(500, 620, 550, 470, 600, 620), TEAL, 80)
        .form(box(510, 620, 80, 190), PAPER, 90);
    for (int i = 0; i < 5; i++) {
      house(hand, 90 + i * 175, 690 + i % 3 * 60, 130, 120, i % 2 == 0 ? CORAL : ROSE);
    }
  }

  static void rain(Hand hand) {
    sky(hand, TEAL, 68);
    hand.form(ground(1024, 1280, 930, 30, 1.5), OCHRE, 8);
    house(hand, 560, 640, 330, 330, CORAL);
    tree(hand, 270, 1010, 1.9, INK);
    for (int i = 0; i < 46; i++) {
      double x = 40 + i * 197 % 1000;
      double y = 30 + i * 331 % 1150;
      hand.line(x, y, x - 26, y + 84);
    }
  }

  static void vase(Hand hand) {
    sky(hand, ROSE, 88);
    hand.form(box(-20, 960, 1100, 400), CORAL, 3);
    for (int i = 0; i < 7; i++) {
      double x = 210 + i * 102;
      double y = 330 + Math.abs(i - 3) * 60 + i % 2 * 70;
      hand.line(512, 790, (x + 512) / 2 + 20, (y + 790) / 2, x, y);
      hand.form(turned(oval(x + 20, y + 120, 26, 70), 30 - i * 12, x, y + 80), TEAL, 60);
      flower(hand, x, y, i % 2 == 0 ? CORAL : OCHRE);
    }
    Shape body =
        soft(430, 740, 600, 740, 560, 830, 720, 980, 640, 1160, 390, 1160, 310, 980, 470, 830);
    hand.form(body, TEAL, 84).shade(rightOf(body, 560), 70, 15);
    hand.form(soft(360, 960, 660, 960, 680, 1030, 350, 1030), OCHRE, 0);
  }

  static void portrait(Hand hand) {
    sky(hand, OCHRE, 40);
    hand.form(soft(60, 1330, 110, 1020, 390, 930, 640, 930, 920, 1020, 970, 1330), CORAL, 75);
    hand.form(soft(230, 620, 240, 190, 540, 80, 800, 200, 830, 640, 760, 900, 270, 900), INK, 80);
    hand.form(box(440, 800, 150, 190), ROSE, 85);
    Shape face = soft(300, 430, 380, 240, 640, 240, 730, 430, 690, 760, 520, 920, 350, 760);
    hand.form(face, ROSE, 70).shade(rightOf(face, 590), 60, 17);
    for (int side = -1; side <= 1; side += 2) {
      double x = 515 + side * 95;
      hand.form(soft(x - 70, 520, x, 478, x + 70, 520, x, 556), PAPER, 0);
      hand.form(disc(x, 520, 17), TEAL, 0);
      hand.line(x - 66, 455, x, 430, x + 60, 448);
    }
    hand.line(520, 520, 485, 660, 530, 676);
    hand.form(soft(440, 756, 510, 730, 590, 756, 515, 806), CORAL, 0);
    hand.form(disc(262, 700, 30), OCHRE, 0).form(disc(772, 700, 30), OCHRE, 0);
  }

  static void cat(Hand hand) {
    sky(hand, TEAL, -4);
    hand.form(box(120, 60, 1040, 620), ROSE, -20);
    hand.form(disc(900, 240, 90), PAPER, 0);
    mountain(hand, 420, 380, 300, 680, INK);
    hand.line(640, 60, 640, 680).form(box(-20, 680, 1320, 90), OCHRE, 2);
    Shape tail = soft(760, 880, 1000, 900, 1110, 720, 1060, 640, 1180, 760, 1060, 1000, 760, 990);
    hand.form(tail, INK, 30);
    Shape body = soft(330, 990, 380, 560, 620, 500, 820, 640, 880, 990);
    hand.form(body, INK, 78);
    hand.form(edges(330, 420, 340, 230, 440, 330), INK, 80);
    hand.form(edges(520, 330, 620, 230, 630, 420), INK, 80);
    hand.form(oval(480, 440, 165, 135), INK, 10);
    hand.form(soft(370, 430, 420, 395, 455, 440, 415, 465), OCHRE, 0);
    hand.form(soft(505, 440, 540, 395, 590, 430, 545, 465), OCHRE, 0);
    hand.form(edges(460, 490, 500, 490, 480, 515), CORAL, 0);
    hand.paint(edges(280, 520, 420, 500, 290, 530), PAPER, 0);
    hand.paint(edges(690, 520, 540, 500, 680, 530), PAPER, 0);
    hand.form(soft(360, 560, 600, 560, 590, 620, 380, 620), CORAL, 5);
  }

  static void city(Hand hand) {
    sky(hand, INK, 82);
    hand.form(disc(210, 220, 110), OCHRE, 45);
    for (int i = 0; i < 8; i++) {
      double x = -30 + i * 140;
      double top = 420 + (i * 5 % 7) * 65;
      Shape block = box(x, top, 130, 1300 - top);
      hand.form(block, paint(i), 88).shade(rightOf(block, x + 92), 80, 14);
      for (int w = 0; w < 14; w++) {
        if ((w * 3 + i) % 4 != 0) {
          hand.paint(
              box(x + 16 + w % 2 * 46, top + 30 + w / 2 * 84, 28, 46),
              i % 5 == 1 ? INK : OCHRE,
              90);
        }
      }
    }
    hand.form(box(-20, 1190, 1100, 120), INK, 0);
  }

  static void lighthouse(Hand hand) {
    sky(hand, OCHRE, -30);
    hand.paint(edges(820, 230, -40, 60, -40, 330), PAPER, 8);
    sea(hand, 640);
    hand.form(soft(560, 1100, 640, 620, 800, 560, 1010, 600, 1400, 640, 1400, 1100), INK, 62);
    Shape tower = edges(740, 600, 775, 270, 885, 270, 920, 600);
    hand.form(tower, PAPER, 88).paint(edges(755, 480, 765, 390, 897, 390, 906, 480), CORAL, 0);
    hand.shade(rightOf(tower, 850), 80, 14).form(box(765, 190, 130, 80), OCHRE, 0);
    hand.form(edges(745, 190, 830, 110, 915, 190), CORAL, 30);
    for (int i = 0; i < 4; i++) {
      bird(hand, 200 + i * 120, 420 - i % 2 * 90, 1);
    }
  }

  static void birds(Hand hand) {
    sky(hand, TEAL, 12);
    hand.form(disc(512, 380, 210), PAPER, 60);
    hand.form(ground(1024, 1024, 740, 26, 1), CORAL, -4);
    for (int i = 0; i < 7; i++) {
      double x = 20 + i * 160;
      hand.form(edges(x, 1060, x + 50, 800, x + 76, 800, x + 110, 1060), OCHRE, 84);
    }
    for (int i = 0; i < 9; i++) {
      bird(hand, 150 + i % 3 * 330 + i / 3 * 50, 170 + i / 3 * 190, 1.9 - i / 3 * 0.3);
    }
  }

  static void fish(Hand hand) {
    sky(hand, PAPER, 0);
    for (int i = 0; i < 4; i++) {
      double y = 190 + i * 225;
      double x = i % 2 == 0 ? 520 : 720;
      double way = i % 2 == 0 ? 1 : -1;
      Shape tail =
          edges(x - way * 270, y, x - way * 420, y - 95, x - way * 380, y, x - way * 420, y + 95);
      hand.form(tail, i % 2 == 0 ? OCHRE : INK, 30);
      Shape body =
          soft(
              x - way * 330,
              y,
              x - way * 60,
              y - 135,
              x + way * 330,
              y - 60,
              x + way * 330,
              y + 60,
              x - way * 60,
              y + 135);
      hand.form(body, i % 2 == 0 ? TEAL : CORAL, 6 * way);
      for (int s = 0; s < 4; s++) {
        double at = x + way * (60 - s * 75);
        hand.line(at, y - 70, at + way * 26, y, at, y + 70);
      }
      hand.form(disc(x + way * 215, y - 22, 20), PAPER, 0)
          .form(disc(x + way * 215, y - 22, 6), INK, 0);
    }
  }

  static void fruit(Hand hand) {
    sky(hand, INK, 20);
    hand.form(oval(640, 960, 760, 330), OCHRE, 4);
    pear(hand, 1020, 690, TEAL);
    for (int i = 0; i < 5; i++) {
      double x = 330 + i * 110;
      double y = 520 - (i % 2) * 105;
      Shape round = disc(x, y, 100);
      hand.form(round, i % 2 == 0 ? CORAL : OCHRE, 50).shade(rightOf(round, x + 36), 60, 15);
      hand.line(x, y - 92, x + 18, y - 140);
    }
    Shape bowl = soft(150, 560, 940, 560, 860, 860, 680, 900, 400, 900, 230, 860);
    hand.form(bowl, ROSE, -3).shade(rightOf(bowl, 690), 70, 16);
    hand.form(soft(170, 610, 910, 610, 880, 680, 200, 680), TEAL, 0);
  }

  static void forest(Hand hand) {
    sky(hand, CORAL, -70);
    hand.form(disc(700, 300, 150), PAPER, 30);
    hand.form(ground(1024, 1280, 1010, 50, 3), ROSE, 6);
    hand.form(edges(330, 1340, 530, 1040, 600, 1040, 720, 1340), PAPER, 80);
    for (int i = 0; i < 7; i++) {
      pine(
          hand,
          60 + i * 157,
          1000 + i * 5 % 4 * 60,
          1 + (i * 3 % 5) * 0.17,
          i % 3 == 0 ? INK : TEAL);
    }
  }
}
