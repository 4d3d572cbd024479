package dev.fovea.resnet.evaluation.field;

import dev.fovea.resnet.pictures.PictureRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads labelled regions: a CSV with the header {@value #HEADER} and one region a line. */
public final class CropList {

    static final String HEADER = "clip,frame,x,y,width,height,label";
    private static final int COLUMNS = 7;

    private CropList() {}

    /**
     * Reads the file.
     *
     * @throws FieldException if a line is not as the header says
     */
    public static List<Crop> read(Path file) throws IOException, FieldException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw new FieldException(
                    file + ": found " + (lines.isEmpty() ? "nothing" : lines.getFirst()) + "; accepted: " + HEADER);
        }
        List<Crop> crops = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                crops.add(crop(file, i + 1, lines.get(i).strip()));
            }
        }
        return List.copyOf(crops);
    }

    private static Crop crop(Path file, int line, String text) throws FieldException {
        String[] cells = text.split(",", -1);
        try {
            if (cells.length == COLUMNS) {
                PictureRegion region = new PictureRegion(
                        Integer.parseInt(cells[2]),
                        Integer.parseInt(cells[3]),
                        Integer.parseInt(cells[4]),
                        Integer.parseInt(cells[5]));
                return new Crop(cells[0], Integer.parseUnsignedInt(cells[1]), region, cells[6]);
            }
        } catch (IllegalArgumentException e) {
            throw new FieldException(file + ", line " + line + ": " + e.getMessage(), e);
        }
        throw new FieldException(file + ", line " + line + ": found " + text + "; accepted: " + HEADER);
    }
}
