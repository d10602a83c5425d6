/** Who gets into the Felix Web Console: operators, with their e-mail address and password. */
package art.painter.runtime.webconsole;
