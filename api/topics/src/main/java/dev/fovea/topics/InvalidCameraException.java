package dev.fovea.topics;

/** A camera definition has a field that cannot be accepted. The message names the field, the value and the cure. */
public class InvalidCameraException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the JSON field
     * @param problem what is wrong and what is accepted; must not hold a secret
     */
    public InvalidCameraException(String field, String problem) {
        super(field + ": " + problem);
        this.field = field;
    }

    /** The JSON field that was refused. */
    public String field() {
        return field;
    }
}
