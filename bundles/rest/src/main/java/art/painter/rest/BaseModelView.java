package art.painter.rest;

import art.painter.api.training.BaseModel;

/** A {@link BaseModel}, as it is answered. */
record BaseModelView(
    String name,
    String version,
    String maker,
    String license,
    boolean commercialUse,
    String trainingData) {
  static BaseModelView of(BaseModel base) {
    return new BaseModelView(
        base.name(),
        base.version(),
        base.maker(),
        base.license(),
        base.commercialUse(),
        base.trainingData());
  }
}
