/** A stand-in for Replicate's API on this machine. */
package art.painter.replicate.emulator;
