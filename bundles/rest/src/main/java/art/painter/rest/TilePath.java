package art.painter.rest;

import art.painter.api.PlatformException;
import art.painter.api.log.LogTile;
import art.painter.api.log.TransparencyLog;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tile a path names (C2SP tlog-tiles): {@code x001/x234/067.p/8} is tile 1234067 as far as
 * its first eight hashes. Each tile has one path only, so that caches hold it once.
 *
 * @param index which tile
 * @param width how many hashes or entries of it
 */
record TilePath(long index, int width) {
  private static final Pattern LEVEL = Pattern.compile("0|[1-9]|[1-5][0-9]|6[0-3]");
  private static final Pattern FORM =
      Pattern.compile("((?!x000)(?:x[0-9]{3}/){1,5})?([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  static TilePath parse(String path) {
    Matcher form = FORM.matcher(path);
    if (!form.matches()) {
      throw unknown();
    }
    String groups = form.group(1) == null ? "" : form.group(1).replaceAll("[x/]", "");
    int width = form.group(3) == null ? LogTile.WIDTH : Integer.parseInt(form.group(3));
    if (form.group(3) != null && width >= LogTile.WIDTH) {
      throw unknown();
    }
    return new TilePath(Long.parseLong(groups + form.group(2)), width);
  }

  static int level(String level) {
    if (!LEVEL.matcher(level).matches()) {
      throw unknown();
    }
    return Integer.parseInt(level);
  }

  private static PlatformException unknown() {
    return PlatformException.notFound(
        TransparencyLog.NOT_FOUND,
        "No tile has such a path. The log is served as c2sp.org/tlog-tiles has it.");
  }
}
