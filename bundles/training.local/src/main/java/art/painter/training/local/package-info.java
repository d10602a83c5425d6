/**
 * The embedded training provider: a small preview model, not FLUX. {@link
 * art.painter.training.local.LocalProvider} is the way in; a {@code Job} is a training on the disk,
 * {@code JobRunner} carries it out, {@code LoraTraining} is the gradient descent, {@code Preview}
 * makes images. How it works is told in the README beside the sources.
 */
package art.painter.training.local;
