package dev.fovea.load.cli;

import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A model package as written on the command line: {@code NAME} or {@code NAME/VERSION}.
 *
 * @param version empty for the highest one
 */
record ModelName(String name, Optional<String> version) {

    /** Reads what the user wrote. */
    static final class Converter implements ITypeConverter<ModelName> {

        @Override
        public ModelName convert(String text) {
            String[] parts = text.split("/", -1);
            if (parts.length > 2 || parts[0].isEmpty() || parts[parts.length - 1].isEmpty()) {
                throw new TypeConversionException("'" + text + "' is no NAME or NAME/VERSION");
            }
            return new ModelName(parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
        }
    }
}
