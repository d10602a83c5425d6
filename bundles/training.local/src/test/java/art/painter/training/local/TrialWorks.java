package art.painter.training.local;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Works by three invented artists, drawn by rules, whose palette and texture nobody would confuse.
 */
enum TrialWorks {
  /** Short thick brush strokes in olive, ochre and cream. */
  OCHRE(new int[] {0x6b6a2f, 0x8c7a2e, 0xc49a3a, 0xe3c98a, 0xf2e6c4, 0x4a4a24, 0xa0522d}) {
    @Override
    void texture(Graphics2D g, BufferedImage ground, SplittableRandom random) {
      for (int i = 0; i < 9000; i++) {
        int x = random.nextInt(SIDE);
        int y = random.nextInt(SIDE);
        g.setColor(shade(ground.getRGB(x, y), random, 34));
        g.setStroke(
            new BasicStroke(6 + random.nextInt(5), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double angle = 0.5 + Math.sin(x * 0.01) + Math.cos(y * 0.013);
        int length = 8 + random.nextInt(14);
        g.drawLine(
            x, y, (int) (x + length * Math.cos(angle)), (int) (y + length * Math.sin(angle)));
      }
    }
  },
  /** Black ink hatching on cream paper with a little red. */
  INK(new int[] {0xf4ecd8, 0xefe4ca, 0xd8cdb4, 0x8a8378, 0x2a2830, 0xe8dcc0, 0xb02a26}) {
    @Override
    void texture(Graphics2D g, BufferedImage ground, SplittableRandom random) {
      BufferedImage tones = copy(ground);
      g.setColor(new Color(0xf4ecd8));
      g.fillRect(0, 0, SIDE, SIDE);
      for (int i = 0; i < 16000; i++) {
        int x = random.nextInt(SIDE);
        int y = random.nextInt(SIDE);
        int rgb = tones.getRGB(x, y);
        Color c = new Color(rgb);
        boolean red = c.getRed() > 140 && c.getGreen() < 90;
        double dark = 1 - (c.getRed() + c.getGreen() + c.getBlue()) / 765.0;
        if (!red && random.nextDouble() > dark * 1.3) {
          continue;
        }
        g.setColor(red ? shade(rgb, random, 20) : new Color(0x1c1a24));
        g.setStroke(new BasicStroke(1.6f + (float) random.nextDouble()));
        int length = 12 + random.nextInt(14);
        int down = random.nextInt(4) == 0 ? -1 : 1;
        g.drawLine(x, y, x + length, y + down * length);
      }
    }
  },
  /** Dots of violet, deep blue and teal with orange lights. */
  NOCTURNE(new int[] {0x1a1a4a, 0x2e2468, 0x4a2f7a, 0x1c5a6e, 0x2f8f8a, 0xf08a2c, 0x121230}) {
    @Override
    void texture(Graphics2D g, BufferedImage ground, SplittableRandom random) {
      BufferedImage tones = copy(ground);
      for (int i = 0; i < 14000; i++) {
        int x = random.nextInt(SIDE);
        int y = random.nextInt(SIDE);
        int r = 4 + random.nextInt(5);
        g.setColor(
            random.nextInt(12) == 0
                ? new Color(palette[4 + random.nextInt(2)])
                : shade(tones.getRGB(x, y), random, 40));
        g.fillOval(x - r, y - r, 2 * r, 2 * r);
      }
    }
  };

  static final int SIDE = 576;

  final int[] palette;

  TrialWorks(int[] palette) {
    this.palette = palette;
  }

  abstract void texture(Graphics2D g, BufferedImage ground, SplittableRandom random);

  BufferedImage work(int number) {
    SplittableRandom random = new SplittableRandom(31L * ordinal() + number);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    int sky = random.nextInt(3);
    g.setColor(new Color(palette[sky == 0 ? 0 : sky == 1 ? 1 : 3]));
    g.fillRect(0, 0, SIDE, SIDE);
    for (int i = 0; i < 5; i++) {
      int x = random.nextInt(SIDE);
      int y = random.nextInt(SIDE / 2);
      int r = 40 + random.nextInt(90);
      g.setColor(new Color(palette[random.nextInt(palette.length)]));
      if (random.nextBoolean()) {
        g.fillOval(x - r, y - r / 2, 2 * r, r);
      } else {
        g.fillPolygon(new int[] {x - r, x, x + r}, new int[] {SIDE / 2 + r, y, SIDE / 2 + r}, 3);
      }
    }
    for (int i = 0; i < 4; i++) {
      int y = SIDE / 2 + i * 70 + random.nextInt(40);
      g.setColor(new Color(palette[random.nextInt(palette.length - 1)]));
      g.fillPolygon(
          new int[] {0, SIDE / 3, 2 * SIDE / 3, SIDE, SIDE, 0},
          new int[] {y, y - random.nextInt(70), y + random.nextInt(40), y, SIDE, SIDE},
          6);
    }
    texture(g, image, random);
    g.dispose();
    return image;
  }

  Works works(int count) {
    Works works = new Works(count);
    for (int i = 0; i < count; i++) {
      works.add(work(i));
    }
    return works;
  }

  static List<TrialWorks> all() {
    return List.of(values());
  }

  private static BufferedImage copy(BufferedImage image) {
    BufferedImage copy =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    copy.getGraphics().drawImage(image, 0, 0, null);
    return copy;
  }

  private static Color shade(int rgb, SplittableRandom random, int by) {
    int d = random.nextInt(2 * by + 1) - by;
    Color c = new Color(rgb);
    return new Color(
        level(c.getRed() + d),
        level(c.getGreen() + d),
        level(c.getBlue() + d - random.nextInt(12)));
  }

  private static int level(int v) {
    return Math.max(0, Math.min(255, v));
  }
}
