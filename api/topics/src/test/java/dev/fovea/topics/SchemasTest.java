package dev.fovea.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published schemas are those of the records. After a change of a record run the test with {@code
 * -Dfovea.schemas.write=true}: it writes them anew.
 */
class SchemasTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/fovea/topics/schemas");
    private static final Set<String> OPTIONAL_ON_CAMERA =
            Set.of("enabled", "fps", "keyframesOnly", "maxSide", "regions", "pace", "loop");

    static Stream<String> names() {
        return SamplesTest.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldPublishTheSchemaOfTheRecord(String name) throws IOException {
        Class<?> type = java.util.Objects.requireNonNull(Samples.ALL.get(name)).getClass();
        String generated = Json.mapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(generator().generateSchema(type))
                + "\n";
        Path file = FOLDER.resolve(name + ".schema.json");
        if (Boolean.getBoolean("fovea.schemas.write")) {
            java.nio.file.Files.writeString(file, generated);
        }

        JsonNode published = Json.mapper().readTree(file.toFile());

        assertThat(published).isEqualTo(Json.mapper().readTree(generated));
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY, JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .with(Option.SCHEMA_VERSION_INDICATOR);
        builder.forFields().withRequiredCheck(field -> {
            boolean nullable = field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean hasDefault = field.getDeclaringType().getErasedType() == Camera.class
                    && OPTIONAL_ON_CAMERA.contains(field.getName());
            return !nullable && !hasDefault;
        });
        builder.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            if (type.getErasedType() != java.time.Instant.class) {
                return null;
            }
            var time = context.getGeneratorConfig().createObjectNode();
            time.put("type", "string").put("format", "date-time");
            return new com.github.victools.jsonschema.generator.CustomDefinition(time, true);
        });
        return new SchemaGenerator(builder.build());
    }
}
