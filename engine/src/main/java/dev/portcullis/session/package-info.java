/** Who is in, and how they leave: open sessions, found by what locks can name, and their ends. */
@NullMarked
package dev.portcullis.session;

import org.jspecify.annotations.NullMarked;
