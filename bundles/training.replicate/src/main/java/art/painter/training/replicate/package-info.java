/** Trains FLUX LoRAs through the Replicate API, and generates from them. */
package art.painter.training.replicate;
