package art.painter.rest;

import art.painter.api.Origin;

/** An {@link Origin}, as it is answered. */
record OriginView(String id, String bundle, String version) {
  static OriginView of(Origin origin) {
    return new OriginView(origin.id(), origin.bundle(), origin.version());
  }
}
