package dev.fovea.topics;

import java.util.List;

/** Topics exist with settings under which Fovea cannot keep its promises. The message holds the commands that fix it. */
public class TopicMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param problems one line each: what was found, what is needed, and the command */
    public TopicMismatchException(List<String> problems) {
        super("topics are not as Fovea needs them:\n  " + String.join("\n  ", problems));
    }
}
