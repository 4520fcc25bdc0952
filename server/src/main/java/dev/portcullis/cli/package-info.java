/** The command line: arguments and files into calls of the engine, decisions and results into text. */
@NullMarked
package dev.portcullis.cli;

import org.jspecify.annotations.NullMarked;
